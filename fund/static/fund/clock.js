// The running seconds of a receipt: they show that the screen is live, and follow the fund's clock, not the phone's.
const clock = document.querySelector("[data-clock]");

if (clock) {
  const ahead = Date.parse(clock.dataset.clock) - Date.now();
  const format = new Intl.DateTimeFormat("fr", { timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const seconds = clock.querySelector("small");
  const tick = () => {
    const [hour, minute, second] = format.format(Date.now() + ahead).split(":");
    clock.firstChild.data = `${hour}:${minute}`;
    seconds.textContent = `:${second}`;
  };
  tick();
  setInterval(tick, 1000);
}
