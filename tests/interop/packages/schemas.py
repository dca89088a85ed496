# SPDX-License-Identifier: Apache-2.0
# schemas.py FOLDER: brings the schemas of ERMS and PREMIS into it, from who publishes them and only these very bytes; what is there
# already is held against the same sums. Exit 1 names what is missing. Those of METS and CSIP come with the E-ARK validator.
import hashlib
import pathlib
import sys
import urllib.error
import urllib.request

wanted = {
    # 3.0.2
    'ERMS_v3.xsd': ('df37b271cb27f70187004cfec7454c8bb4c39e1735759e1f9ad5dd309ee27a2f',
                    ['https://raw.githubusercontent.com/DILCISBoard/CITS-ERMS/1c9c15e2bb5acad28a474885d54228823d3c0503/'
                     'schema/ERMS_v3.xsd', 'https://citserms.dilcis.eu/schema/ERMS_v3.xsd']),
    # 3.0 of 18 January 2016
    'premis.xsd': ('03b8a77a20b32b882ad799e12262671d07ad18210c60233f4e613a1289491cba',
                   ['https://www.loc.gov/standards/premis/v3/premis-v3-0.xsd',
                    'https://www.loc.gov/standards/premis/premis.xsd']),
}


def fetched(address):
    request = urllib.request.Request(address, headers={'User-Agent': 'naskah-interop'})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def bring(place, sums, addresses):
    if place.is_file():
        same = hashlib.sha256(place.read_bytes()).hexdigest() == sums
        return '' if same else f'{place} is not the schema meant (SHA-256 {sums}): remove it'
    told = []
    for address in addresses:
        try:
            content = fetched(address)
        except (OSError, urllib.error.URLError) as error:
            told.append(f'{address}: {error}')
            continue
        if hashlib.sha256(content).hexdigest() == sums:
            half = place.with_suffix('.half')
            half.write_bytes(content)
            half.replace(place)
            return ''
        told.append(f'{address}: other bytes than those of SHA-256 {sums}')
    return '; '.join(told)


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
missing = [f'{name}: {why}' for name, (sums, addresses) in wanted.items() if (why := bring(folder / name, sums, addresses))]
for each in missing:
    print(each, file=sys.stderr)
sys.exit(1 if missing else 0)
