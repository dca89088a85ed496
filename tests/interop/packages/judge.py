# SPDX-License-Identifier: Apache-2.0
# judge.py SCHEMAS FILE...: each package unpacked and told about, a line for each judge; exit 1 when one finds fault, or
# a schema is missing.
import pathlib
import sys
import tempfile
import urllib.request
import zipfile

import bagit
import eark_validator
from lxml import etree

own = pathlib.Path(eark_validator.__file__).parent / 'ipxml' / 'resources' / 'schema'
others = pathlib.Path(sys.argv[1])


# It fetches vocabularies when it is loaded, and brings the same files with it.
vocabularies = pathlib.Path(eark_validator.__file__).parent / 'ipxml' / 'resources' / 'vocabs'
urllib.request.urlopen = lambda address, *_: open(vocabularies / address.rsplit('/', 1)[1], 'rb')


# Rules of the validator (1.1.3, by CSIP 2.1) that our packages cannot or need not keep.
known = {
    'CSIP113': 'no schemas lie in it: those of its metadata are the standards\'',
    'CSIP99': 'as CSIP113',
    'CSIP103': 'its one representation has a METS of its own, so its division is named after that (CSIP105)',
    'CSIP114': 'only of a dossier of paper alone, which has no representation',
    'SIP14': 'asks an attribute without its namespace, beside the one that CSIP16 wants',
}


def schema(path):
    if not path.is_file():
        sys.exit(f'{path}: no schema to judge by')
    return etree.XMLSchema(etree.parse(str(path)))


schemas = {'METS.xml': schema(own / 'mets.csip.local.v2-0.xsd'), 'ERMS.xml': schema(others / 'ERMS_v3.xsd'),
           'premis.xml': schema(others / 'premis.xsd')}
wrong = 0


def say(what, who, faults):
    global wrong
    wrong += bool(faults)
    print(f'{what}: {who}: {"passed" if not faults else "; ".join(faults)}')


for name in sys.argv[2:]:
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
                say(file.relative_to(bag), 'schema', ['no schema is known for a file of this name'])
                continue
            asked.validate(etree.parse(str(file)))
            say(file.relative_to(bag), 'schema', [f'line {each.line}: {each.message}' for each in asked.error_log])
        for folder in (bag / 'data').iterdir():
            if not (folder / 'METS.xml').is_file():
                continue
            from eark_validator import packages
            report = packages.PackageValidator(folder).validation_report
            faults = [f'{each.rule_id}: {each.message}' for each in
                      (report.metadata.schematron_results.messages if report.metadata else [])
                      if each.severity.name == 'ERROR' and each.rule_id not in known]
            faults += [each.message for each in report.structure.messages if each.severity.name == 'ERROR']
            say(name, 'eark-validator', faults)
sys.exit(1 if wrong else 0)
