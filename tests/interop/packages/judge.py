# SPDX-License-Identifier: Apache-2.0
# judge.py FILE...: each package unpacked and told about, a line for each judge; exit 1 when one finds fault.
import os
import pathlib
import sys
import tempfile
import zipfile

import bagit
import eark_validator
from lxml import etree

own = pathlib.Path(eark_validator.__file__).parent / 'ipxml' / 'resources' / 'schema'
others = pathlib.Path(os.environ.get('NASKAH_SCHEMAS', '/nowhere'))


def schema(path):
    return etree.XMLSchema(etree.parse(str(path))) if path.is_file() else None


schemas = {'METS.xml': schema(own / 'mets.csip.local.v2-0.xsd'), 'ERMS.xml': schema(others / 'ERMS_v3.xsd'),
           'premis.xml': schema(others / 'premis.xsd')}
wrong = 0


def say(what, who, faults):
    global wrong
    wrong += bool(faults)
    print(f'{what}: {who}: {"passed" if not faults else "; ".join(faults)}')


for name in sys.argv[1:]:
    with tempfile.TemporaryDirectory() as place:
        zipfile.ZipFile(name).extractall(place)
        bag = next(pathlib.Path(place).iterdir())
        try:
            bagit.Bag(str(bag)).validate()
            say(name, 'bagit', [])
        except bagit.BagError as error:
            say(name, 'bagit', [str(error)])
        for file in sorted((bag / 'data').rglob('*.xml')):
            asked = schemas.get(file.name)
            if asked is None:
                print(f'{file.relative_to(bag)}: no schema at hand')
                continue
            asked.validate(etree.parse(str(file)))
            say(file.relative_to(bag), 'schema', [f'line {each.line}: {each.message}' for each in asked.error_log])
        for folder in (bag / 'data').iterdir():
            if not (folder / 'METS.xml').is_file():
                continue
            try:   # it fetches vocabularies when it is loaded
                from eark_validator import packages
            except OSError as error:
                print(f'{name}: eark-validator: not asked, it cannot reach its network ({error})')
                continue
            report = packages.PackageValidator(folder).validation_report
            faults = [f'{each.rule_id}: {each.message}' for each in
                      (report.metadata.schematron_results.messages if report.metadata else [])
                      if each.severity.name == 'ERROR']
            faults += [each.message for each in report.structure.messages if each.severity.name == 'ERROR']
            say(name, 'eark-validator', faults)
sys.exit(1 if wrong else 0)
