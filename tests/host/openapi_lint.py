# SPDX-License-Identifier: Apache-2.0
# The description the binary prints keeps the rules of OpenAPI 3.1; and the rules do bite: a document
# broken in any of these ways is told, at the right place.
#   openapi_lint.py BINARY [unittest options]     openapi_lint.py FILE.json
import copy
import json
import subprocess
import sys
import tempfile
import unittest

import openapi_rules

DROP = object()


def description(binary):
    with tempfile.TemporaryDirectory() as data:
        done = subprocess.run([binary, '--data', data, '--config', '/none.conf', 'openapi'],
                              stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def referred(value):
    """What it leads to: (kind, name) of components."""
    if isinstance(value, dict):
        if isinstance(value.get('$ref'), str):
            yield tuple(value['$ref'].split('/')[2:4])
        for each in value.values():
            yield from referred(each)
    elif isinstance(value, list):
        for each in value:
            yield from referred(each)


def part_of(document, paths):
    """A whole description of these paths alone: the rules are asked of it again and again."""
    part = {**document, 'paths': {path: document['paths'][path] for path in paths}}
    components = {'securitySchemes': dict(document['components']['securitySchemes'])}
    waiting = list(referred(part['paths'])) + [('schemas', 'Problem')]
    while waiting:
        kind, name = waiting.pop()
        if name not in components.setdefault(kind, {}):
            components[kind][name] = document['components'][kind][name]
            waiting += referred(components[kind][name])
    part['components'] = components
    return copy.deepcopy(part)


class Lint(unittest.TestCase):
    document = {}

    def told(self, document, place, value):
        broken = copy.deepcopy(document)
        *way, last = place
        at = broken
        for step in way:
            at = at[step]
        if value is DROP:
            del at[last]
        elif isinstance(at, list) and last == len(at):
            at.append(value)
        else:
            at[last] = value
        return openapi_rules.faults(broken)

    def test_the_description_keeps_the_rules(self):
        self.assertEqual(openapi_rules.faults(self.document), [])

    def test_the_specification_was_read(self):
        kinds = openapi_rules.specification()
        self.assertEqual(len(kinds), 30)
        self.assertEqual([name for name, kind in kinds.items() if not kind.fields and not kind.patterns], [])
        self.assertNotIn('nullable', openapi_rules.keywords(kinds))

    def test_what_is_broken_is_told(self):
        letters, one = ('paths', '/api/v1/letters'), ('paths', '/api/v1/letters/{id}')
        listing, parts = letters + ('get',), ('components', 'schemas')
        token = ('components', 'securitySchemes', 'token')
        part = part_of(self.document, (letters[1], one[1]))
        self.assertEqual(openapi_rules.faults(part), [])
        kind = part['paths'][letters[1]]['get']['parameters']
        for words, place, value in [
                ('/openapi: is not 3.1', ('openapi',), '3.0.3'),
                ('OpenAPI Object without info', ('info',), DROP),
                ('Info Object without title', ('info', 'title'), DROP),
                ('/info/license: has both', ('info', 'license', 'url'), 'https://naskah.example'),
                ('/servers: is not a list', ('servers',), {'url': '/'}),
                ('no security scheme is called password', ('security',), [{'password': []}]),
                ('/components/securitySchemes/token/type: is none of', token + ('type',), 'bearer'),
                ('Security Scheme Object without scheme', token + ('scheme',), DROP),
                ('/get/summry: no field', listing + ('summry',), 'Letters'),
                ('Response Object without description', listing + ('responses', '200', 'description'), DROP),
                ('/get/responses/OK: no field', listing + ('responses', 'OK'), {'description': 'Letters'}),
                ("'strng' is not valid", listing + ('parameters', 0, 'schema'), {'type': 'strng'}),
                ('/parameters/0/in: is none of', listing + ('parameters', 0, 'in'), 'body'),
                ('either schema or content', listing + ('parameters', 0, 'schema'), DROP),
                ('stands twice', listing + ('parameters', len(kind)), kind[0]),
                ('Request Body Object without content', letters + ('post', 'requestBody', 'content'), DROP),
                ('operationId letters_list stands twice', letters + ('post', 'operationId'), 'letters_list'),
                ('its path parameters are []', one + ('parameters',), []),
                ('path parameter id must be required', one + ('parameters', 0, 'required'), DROP),
                ('leads nowhere: #/components/schemas/Letter', parts + ('Letter',), DROP),
                ('/Problem/nullable: no keyword', parts + ('Problem', 'nullable'), True),
                ('its own sample does not fit', parts + ('Pages',), {'type': 'integer', 'default': 'one'}),
                ('/paths/v2: no field', ('paths', 'v2'), {})]:
            with self.subTest(words):
                faults = self.told(part, place, value)
                self.assertTrue(any(words in fault for fault in faults), faults)


def main():
    if len(sys.argv) < 2:
        sys.exit('usage: openapi_lint.py BINARY | FILE.json')
    source = sys.argv.pop(1)
    if source.endswith('.json'):
        with open(source, encoding='utf-8') as file:
            faults = openapi_rules.faults(json.load(file))
        print('\n'.join(faults) or 'sound')
        sys.exit(1 if faults else 0)
    Lint.document = description(source)
    unittest.main()


main()
