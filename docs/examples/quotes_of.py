"""
What somebody says, each quote with the article it stands in, through a client that is generated from the description:

    pip install openapi-python-client
    openapi-python-client generate --url http://127.0.0.1:3000/openapi.json --output-path copydesk_client --meta none
    python quotes_of.py 'Liz Truss'
"""
import sys

from copydesk_client import Client
from copydesk_client.api.entities import list_entities
from copydesk_client.api.quotes import list_quotes
from copydesk_client.models import EntityList, ListQuotesIncludeItem, QuoteList
from copydesk_client.types import UNSET


def quotes_of(client: Client, name: str):
    """The quotes of the entity that is mentioned most of those with the name, page by page."""
    found = list_entities.sync(client=client, q=name, limit=1)
    if not isinstance(found, EntityList) or not found.items:
        raise SystemExit(f'nobody called {name} is known')
    speaker, cursor = found.items[0].id, UNSET
    while cursor is not None:
        page = list_quotes.sync(client=client, speaker=speaker, include=[ListQuotesIncludeItem.ARTICLE], cursor=cursor)
        if not isinstance(page, QuoteList):
            raise SystemExit(page.detail if page else 'there is no answer')
        yield from page.items
        cursor = page.next_


if __name__ == '__main__':
    _, name, *where = sys.argv
    with Client(base_url=where[0] if where else 'http://127.0.0.1:3000') as client:
        for quote in quotes_of(client, name):
            print(f'“{quote.text}” – {quote.article_summary.headline}, {quote.article_summary.published_at}')
