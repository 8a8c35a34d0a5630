"""Points of sale and what they sell, as organisers write them down. Writing approves nothing: only a decision does."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import slugify

from governance.models import Family, PointOfSale, Product
from live import topics


@transaction.atomic
def write(point_of_sale: PointOfSale) -> PointOfSale:
    """Save a point of sale whose fields were read from a form or a file."""
    point_of_sale.code = point_of_sale.code.strip().upper()
    point_of_sale.full_clean()
    point_of_sale.save()
    tell()
    return point_of_sale


@transaction.atomic
def write_product(product: Product, sold_at: Iterable[PointOfSale], new_family: str = "") -> Product:
    """Save a product and where it is sold, in its family or in a new one."""
    if product.family_id is None:
        product.family = family(new_family)
    product.full_clean()
    product.save()
    product.points_of_sale.set(sold_at)
    tell()
    return product


@transaction.atomic
def family(name: str, key: str = "") -> Family:
    """The family of that name, made where there is none."""
    known = Family.objects.filter(name__iexact=name.strip()).first()
    if known:
        return known
    wanted = key or slugify(name)[:24] or "family"
    free = wanted if not Family.objects.filter(key=wanted).exists() else f"{wanted}-{Family.objects.count()}"
    return Family.objects.create(key=free, name=name.strip())


def tell() -> None:
    topics.changed("points_of_sale:all")
