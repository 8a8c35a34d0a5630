"""What organisers compose a page from. Each block is one of the papers of the look, never a colour of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PAPERS = [
    ("apricot", _("apricot: eat")),
    ("lavender", _("lavender: decide")),
    ("honey", _("honey: money")),
    ("linden", _("linden: join")),
]


class LabelBlock(blocks.StructBlock):
    paper = blocks.ChoiceBlock(PAPERS, default="apricot", label=_("Paper"))
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.TextBlock(label=_("Text"))

    class Meta:
        label = _("Label")


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.TextBlock(label=_("Text"))


class LineBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Line"))
    value = blocks.CharBlock(label=_("Value"))


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.RichTextBlock(features=["bold", "link", "ul", "ol"], label=_("Answer"))

    class Meta:
        template = "website/blocks/question.html"
        label = _("Question and answer")


class ReceiptBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    lines = blocks.ListBlock(LineBlock(), label=_("Lines"))
    total = LineBlock(required=False, label=_("Total"))

    class Meta:
        template = "website/blocks/receipt.html"
        label = _("Receipt")


class ButtonBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"))
    path = blocks.CharBlock(
        label=_("Address"), help_text=_("A path of this site such as /rejoindre/, or a whole address.")
    )

    class Meta:
        template = "website/blocks/button.html"
        label = _("Button")


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = blocks.CharBlock(template="website/blocks/heading.html", label=_("Heading"))
    text = blocks.RichTextBlock(features=["h3", "bold", "italic", "link", "ul", "ol"], label=_("Text"))
    labels = blocks.ListBlock(LabelBlock(), template="website/blocks/labels.html", label=_("Labels"))
    steps = blocks.ListBlock(StepBlock(), template="website/blocks/steps.html", label=_("Steps"))
    question = QuestionBlock()
    receipt = ReceiptBlock()
    notice = blocks.TextBlock(template="website/blocks/notice.html", label=_("Notice"))
    image = ImageChooserBlock(template="website/blocks/image.html", label=_("Image"))
    button = ButtonBlock()

    class Meta:
        block_counts: dict[str, dict[str, int]] = {}
