# SPDX-License-Identifier: Apache-2.0
# The rules of OpenAPI 3.1.0, read from the specification itself as Debian packages it: its tables name
# the fields of every object, their types, which are required, and the values they may take. Schema
# Objects are judged by JSON Schema 2020-12.
import functools
import pathlib
import re

import jsonschema
from jsonschema import _utils

SPECIFICATION = pathlib.Path('/usr/share/openapi-specification/versions/3.1.0.md')
METHODS = ('get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace')
# Where JSON Schema 2020-12 holds further schemas (its applicator vocabulary).
MAPS = ('properties', 'patternProperties', 'dependentSchemas', '$defs')
LISTS = ('allOf', 'anyOf', 'oneOf', 'prefixItems')
SINGLE = ('items', 'contains', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else',
          'unevaluatedItems', 'unevaluatedProperties', 'contentSchema')


def split(text, mark):
    """Parts between marks that stand outside of brackets."""
    parts, depth = [''], 0
    for piece in re.split(rf'([\[\]]|{re.escape(mark)})', text):
        depth += {'[': 1, ']': -1}.get(piece, 0)
        if piece == mark and depth == 0:
            parts.append('')
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]


def type_of(text):
    """A cell of the column Type: ('any'|'map'|'list', inner...), ('object', name) or ('plain', name)."""
    text = text.strip()
    several = split(text, r'\|')
    if len(several) > 1:
        return ('one of', [type_of(each) for each in several])
    if found := re.fullmatch(r'Map\[\s*`string`,\s*(.*?)\s*\]( \])?', text):
        return ('map', type_of(found[1]))
    if found := re.fullmatch(r'\[([^\[\]]+) Object\]\(#\w+\)', text):
        return ('object', found[1])
    if found := re.fullmatch(r'`(string|boolean|number|integer)`', text):
        return ('plain', found[1])
    if text == 'Any' or '{expression}' in text:
        return ('any',)
    if text.startswith('[') and text.endswith(']'):
        return ('list', type_of(text[1:-1]))
    raise ValueError(f'a type of the specification that is not understood: {text}')


class Kind:
    """One object of the specification."""

    def __init__(self, section):
        self.fields, self.patterns = {}, []
        self.extensible = 'MAY be extended with [Specification Extensions]' in section
        table = None
        for line in section.splitlines():
            cells = [re.sub(r'<a name="\w+"></a>', '', cell).strip() for cell in re.split(r'(?<!\\)\|', line)]
            if cells[0] in ('Field Name', 'Field Pattern'):
                table = cells
            elif len(cells) < 3 or table is None:
                table = None
            elif not set(line) <= set('-:|'):
                self.add(table, cells)

    def add(self, table, cells):
        words = cells[-1]
        only = cells[2].strip('`') if table[2] == 'Applies To' else 'Any'
        found = re.search(r'alues are ((?:`"\w+"`(?:, | or |, or )?)+)', words)
        field = {'type': type_of(cells[1]), 'required': words.startswith('**REQUIRED**'), 'only': only,
                 'values': re.findall(r'"(\w+)"', found[1]) if found else [],
                 'apart': re.findall(r'mutually exclusive of the `(\w+)` field', words)}
        if table[0] == 'Field Name':
            self.fields[cells[0]] = field
        else:
            pattern = {'/{path}': r'/.*', '[HTTP Status Code](#httpCodes)': r'[1-5](\d\d|XX)'}.get(cells[0], '.+')
            self.patterns.append((pattern, field))


@functools.lru_cache()
def specification():
    parts = re.split(r'^#### <a name="\w+"></a>(.+) Object$', SPECIFICATION.read_text('utf-8'), flags=re.M)
    kinds = {name: Kind(section) for name, section in zip(parts[1::2], parts[2::2])}
    # "follows the structure of the Parameter Object", but name and in.
    header = kinds['Header']
    header.fields = {name: field for name, field in kinds['Parameter'].fields.items() if name not in ('name', 'in')}
    return kinds


def keywords(kinds):
    """What a Schema Object may say; a word of an older version (nullable) does nothing and is told."""
    known = set(kinds['Schema'].fields)
    for uri, vocabulary in _utils.load_schema('vocabularies').items():
        if '2020-12' in uri:
            known |= set(vocabulary.get('properties', {}))
    return known | set(jsonschema.Draft202012Validator.META_SCHEMA['properties'])


class Lint:
    def __init__(self, document):
        self.document = document
        self.kinds = specification()
        self.keywords = keywords(self.kinds)
        self.resolver = jsonschema.RefResolver.from_schema(document)
        self.faults = []

    def tell(self, where, words):
        self.faults.append(f'{where or "/"}: {words}')

    def run(self):
        if not re.fullmatch(r'3\.1\.\d+', str(self.document.get('openapi'))):
            self.tell('/openapi', 'is not 3.1')
        self.object('OpenAPI', self.document, '')
        self.references(self.document, '')
        for path, item in self.document.get('paths', {}).items():
            if isinstance(item, dict):
                self.path(path, item)
        self.operations()
        return self.faults

    # The tables.

    def value(self, kind, value, where):
        if kind[0] == 'one of':
            reference = isinstance(value, dict) and '$ref' in value
            chosen = [each for each in kind[1] if (each == ('object', 'Reference')) == reference]
            self.value((chosen or kind[1])[0], value, where)
        elif kind[0] == 'object':
            self.object(kind[1], value, where)
        elif kind[0] in ('map', 'list'):
            if not isinstance(value, dict if kind[0] == 'map' else list):
                self.tell(where, f'is not a {kind[0]}')
                return
            for key, each in value.items() if kind[0] == 'map' else enumerate(value):
                self.value(kind[1], each, f'{where}/{key}')
        elif kind[0] == 'plain':
            fits = {'string': str, 'boolean': bool}.get(kind[1], (int, float))
            if not isinstance(value, fits):
                self.tell(where, f'is not a {kind[1]}')

    def object(self, name, value, where):
        if name == 'Schema':
            self.schema(value, where)
            return
        kind = self.kinds[name]
        if not isinstance(value, dict):
            self.tell(where, f'is not a {name} Object')
            return
        for key, each in value.items():
            field = kind.fields.get(key) or next((f for p, f in kind.patterns if re.fullmatch(p, key)), None)
            if field is None:
                if not (kind.extensible and key.startswith('x-')):
                    self.tell(f'{where}/{key}', f'no field of a {name} Object')
                continue
            self.value(field['type'], each, f'{where}/{key}')
            if field['values'] and each not in field['values']:
                self.tell(f'{where}/{key}', f'is none of {", ".join(field["values"])}')
            for other in field['apart']:
                if other in value:
                    self.tell(where, f'has both {key} and {other}')
        for key, field in kind.fields.items():
            if field['required'] and field['only'] in ('Any', value.get('type')) and key not in value:
                self.tell(where, f'a {name} Object without {key}')
        if name == 'Parameter' and ('schema' in value) == ('content' in value):
            self.tell(where, 'a Parameter Object has either schema or content')
        if name == 'Responses' and not value:
            self.tell(where, 'a Responses Object without a response')

    # Schema Objects.

    def schema(self, value, where):
        try:
            jsonschema.Draft202012Validator.check_schema(value)
        except jsonschema.SchemaError as error:
            self.tell(where, error.message)
            return
        self.part(value, where)

    def part(self, value, where):
        if isinstance(value, bool):
            return
        for key in value:
            if key not in self.keywords and not key.startswith('x-'):
                self.tell(f'{where}/{key}', 'no keyword of JSON Schema 2020-12')
        for key in self.kinds['Schema'].fields:
            if key in value:
                self.value(self.kinds['Schema'].fields[key]['type'], value[key], f'{where}/{key}')
        self.samples(value, where)
        for key in MAPS:
            for name, each in value.get(key, {}).items():
                self.part(each, f'{where}/{key}/{name}')
        for key in LISTS:
            for at, each in enumerate(value.get(key, [])):
                self.part(each, f'{where}/{key}/{at}')
        for key in SINGLE:
            if key in value:
                self.part(value[key], f'{where}/{key}')

    def samples(self, schema, where):
        judge = jsonschema.Draft202012Validator(schema, resolver=self.resolver)
        samples = [schema[key] for key in ('default', 'example') if key in schema] + schema.get('examples', [])
        for sample in samples:
            for error in judge.iter_errors(sample):
                self.tell(where, f'its own sample does not fit: {error.message}')

    # What no table says.

    def references(self, value, where):
        if isinstance(value, dict):
            if isinstance(value.get('$ref'), str):
                try:
                    self.resolver.resolve(value['$ref'])
                except jsonschema.RefResolutionError:
                    self.tell(where, f'leads nowhere: {value["$ref"]}')
            for key, each in value.items():
                self.references(each, f'{where}/{key}')
        elif isinstance(value, list):
            for at, each in enumerate(value):
                self.references(each, f'{where}/{at}')

    def meant(self, value):
        if isinstance(value, dict) and '$ref' in value:
            try:
                return self.resolver.resolve(value['$ref'])[1]
            except jsonschema.RefResolutionError:
                return {}
        return value

    def path(self, path, item):
        named = set(re.findall(r'{([^{}]+)}', path))
        shared = self.parameters(item, f'/paths/{path}')
        for method in METHODS:
            if method not in item:
                continue
            where = f'/paths/{path}/{method}'
            own = {**shared, **self.parameters(item[method], where)}
            asked = {name for name, place in own if place == 'path'}
            if named != asked:
                self.tell(where, f'its path parameters are {sorted(asked)}, the path says {sorted(named)}')
            for (name, place), parameter in own.items():
                if place == 'path' and parameter.get('required') is not True:
                    self.tell(where, f'path parameter {name} must be required')

    def parameters(self, holder, where):
        found = {}
        for each in holder.get('parameters', []):
            parameter = self.meant(each)
            key = (parameter.get('name'), parameter.get('in'))
            if key in found:
                self.tell(where, f'parameter {key[0]} stands twice')
            found[key] = parameter
        return found

    def operations(self):
        seen = set()
        schemes = self.document.get('components', {}).get('securitySchemes', {})
        asked = [('', self.document)]
        for path, item in self.document.get('paths', {}).items():
            asked += [(f'/paths/{path}/{method}', item[method]) for method in METHODS if method in item]
        for where, operation in asked:
            name = operation.get('operationId')
            if name in seen:
                self.tell(where, f'operationId {name} stands twice')
            seen |= {name} - {None}
            for requirement in operation.get('security', []):
                for scheme in set(requirement) - set(schemes):
                    self.tell(where, f'no security scheme is called {scheme}')


def faults(document):
    return Lint(document).run()
