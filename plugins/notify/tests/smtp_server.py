# SPDX-License-Identifier: Apache-2.0
# A mail server for the tests (aiosmtpd): STARTTLS and a login are asked for. Keeps each message as a file, refuses
# receivers that begin with "ditolak" for good and those that begin with "sibuk" for now.
#   smtp_server.py FOLDER        prints its port; FOLDER holds cert.pem and key.pem, messages go to FOLDER/mail
import os
import socket
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

folder = sys.argv[1]
mail = os.path.join(folder, 'mail')
os.makedirs(mail, exist_ok=True)


class Keep:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('ditolak'):
            return '550 5.1.1 no such mailbox'
        if address.startswith('sibuk'):
            return '451 4.3.0 later'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        number = len(os.listdir(mail))
        path = os.path.join(mail, 'part')
        with open(path, 'wb') as out:
            out.write(b'X-Tls: %s\n' % (b'yes' if session.ssl else b'no'))
            out.write(envelope.content)
        os.rename(path, os.path.join(folder, 'mail', '%04d.eml' % number))
        return '250 OK'


def login(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == b'naskah' and data.password == b'sandi surat uji'
    return AuthResult(success=good, handled=good)   # else it answers 535 itself


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(os.path.join(folder, 'cert.pem'), os.path.join(folder, 'key.pem'))
with socket.socket() as free:
    free.bind(('127.0.0.1', 0))
    port = free.getsockname()[1]
controller = Controller(Keep(), hostname='127.0.0.1', port=port, tls_context=context, require_starttls=True,
                        authenticator=login, auth_required=True)
try:
    controller.start()
except OSError as fault:
    sys.exit(str(fault))
print(port, flush=True)
sys.stdin.read()   # until who started it goes
controller.stop()
