"""
Imports every module of a client that was generated from the description, and makes calls with it: python_calls.py URL TOKEN
The client is the package `copydesk_client` beside the program.
"""
import importlib
import pkgutil
import sys

import copydesk_client
from copydesk_client import AuthenticatedClient

url, token = sys.argv[1:]
modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(copydesk_client.__path__, 'copydesk_client.')]

from copydesk_client.api.analysis import analyse
from copydesk_client.api.articles import create_article, delete_article, get_article, get_article_by_id
from copydesk_client.api.claims import list_claims
from copydesk_client.api.corrections import correct_quote
from copydesk_client.api.entities import get_entity, list_entities, list_mentions
from copydesk_client.api.quotes import get_quote, list_quotes
from copydesk_client.api.subscriptions import create_subscription, get_subscription
from copydesk_client.api.timeline import list_timeline
from copydesk_client.models import (
    GetArticleByIdIncludeItem,
    GetEntityType,
    ListMentionsType,
    NewSubscription,
    QuoteChange,
    SpeakerPatch,
    TextSource,
    TextSourceAs,
)

client = AuthenticatedClient(base_url=url, token=token)
calls = 0


def call(operation, status, **arguments):
    """Makes a call; what it answers, when the status is the one that is expected."""
    global calls
    calls += 1
    answer = operation.sync_detailed(client=client, **arguments)
    if answer.status_code != status:
        raise SystemExit(f'{operation.__name__}: {answer.status_code} {answer.content.decode()}')
    return answer


def parsed(operation, status=200, **arguments):
    answer = call(operation, status, **arguments).parsed
    if answer is None:
        raise SystemExit(f'{operation.__name__}: the client could not read the answer')
    return answer


text = 'Pier to open\n\n“It is safe,” said Ada Moss, the engineer, on Friday. Ben Okafor claimed that it had cost £4m.'
source = TextSource(text=text, as_=TextSourceAs.BODY, published_at='2024-03-05')
assert parsed(analyse, body=source).quotes[0].text == 'It is safe'
made = parsed(create_article, 201, body=source)
article = parsed(get_article_by_id, id=made.id, include=list(GetArticleByIdIncludeItem))
assert article.text == text and article.times and article.entities and article.furniture == []
assert parsed(get_article).id
speakers = parsed(list_entities, q='Moss', article=made.id)
kind, slug = speakers.items[0].id.split('/')
known = parsed(get_entity, type_=GetEntityType(kind), slug=slug)
assert known.name == 'Ada Moss' and known.quotes and known.counts.mentions > 0
mentions = parsed(list_mentions, type_=ListMentionsType(kind), slug=slug, context=2)
assert all(mention.before + mention.text + mention.after in text for mention in mentions.items)
assert parsed(list_claims, article=made.id).items and parsed(list_timeline, limit=1).items
quote = parsed(list_quotes, article=made.id, limit=1).items[0]
etag = call(get_quote, 200, id=quote.id).headers['etag']
nobody = QuoteChange(speaker=SpeakerPatch(entity='person/ada-mos'))
refused = parsed(correct_quote, 422, id=quote.id, body=nobody, if_match=etag)
assert 'person/ada-moss' in refused.errors[0].nearest
change = QuoteChange(speaker=SpeakerPatch(entity='person/ivo-brandl', name='Ivo Brandl', create=True))
assert parsed(correct_quote, id=quote.id, body=change, if_match=etag).speaker.name == 'Ivo Brandl'
hook = parsed(create_subscription, 201, body=NewSubscription(url='https://hooks.example/news'))
assert hook.secret and parsed(get_subscription, id=hook.id).active
call(delete_article, 204, id=made.id)
print(f'{len(modules)} modules imported, {calls} calls made')
