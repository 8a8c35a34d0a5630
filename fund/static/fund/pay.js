// The keypad of the till, the sum in the button, and the balance after. Without this script the field and the button do.
const form = document.querySelector("[data-pay]");

if (form?.elements.amount) {
  const amount = form.elements.amount;
  const go = form.querySelector("[data-go]");
  const after = form.querySelector("[data-after]");
  const afterSum = form.querySelector("[data-after-sum]");
  const before = form.querySelector("[data-before]");
  const offline = form.querySelector("[data-offline]");
  const keys = form.querySelector("[data-keys]");
  const balance = Number(form.dataset.balance);
  const english = form.dataset.language === "en";
  const euros = new Intl.NumberFormat(english ? "en-IE" : "fr-FR", { style: "currency", currency: "EUR" });
  const written = /^(\d{0,7})(?:[.,](\d{0,2}))?$/;
  let sent = false;

  const cents = () => {
    const found = written.exec(amount.value.trim());
    return found ? Number(found[1] || 0) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : 0;
  };

  const show = () => {
    const sum = cents();
    go.textContent = sum > 0 ? `${go.dataset.label} ${euros.format(sum / 100)}` : go.dataset.label;
    after.hidden = !(sum > 0 && sum <= balance);
    before.hidden = !after.hidden;
    afterSum.textContent = euros.format((balance - sum) / 100);
  };

  const press = (digit) => {
    const comma = digit === "," && english ? "." : digit;
    const next = amount.value === "0" && digit !== "," ? comma : amount.value + comma;
    if (written.test(next)) amount.value = next;
    show();
  };

  keys.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("delete" in button.dataset) {
      amount.value = amount.value.slice(0, -1);
      show();
    } else {
      press(button.dataset.digit);
    }
  });

  form.addEventListener("submit", (event) => {
    offline.hidden = navigator.onLine;
    if (sent || !navigator.onLine) event.preventDefault();
    else sent = true;
  });

  // Coming back to the page, the same form may be sent again: its key makes the same payment.
  addEventListener("pageshow", () => {
    sent = false;
    show();
  });

  amount.addEventListener("input", show);
  keys.hidden = false;
  if (matchMedia("(pointer: coarse)").matches) amount.inputMode = "none"; // our keys, not the phone's over them
  else amount.focus();
  form.querySelector("[data-focus]")?.focus();
  show();
}
