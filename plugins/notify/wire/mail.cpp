// SPDX-License-Identifier: Apache-2.0
// Poco's own headers still name the types OpenSSL 3 calls deprecated.
#undef OPENSSL_NO_DEPRECATED

#include "notify/wire/mail.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/MailMessage.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureSMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StringPartSource.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "core/base/file.h"
#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/db/db.h"

namespace notify {

using core::Code;
using core::Error;

namespace {

using Session = Poco::Net::SecureSMTPClientSession;
using Poco::Net::SMTPClientSession;

[[noreturn]] void failed(const char* key, int status = 0) {
    throw Error(Code::upstream, key, status == 0 ? core::Args{} : core::Args{{"code", std::to_string(status)}});
}

Poco::Net::Context::Ptr context(const MailServer& server) {
    using Poco::Net::Context;
    Context::Ptr made = new Context(Context::TLS_CLIENT_USE, server.authorities.string(), Context::VERIFY_STRICT, 9,
                                    true);
    made->requireMinimumProtocol(Context::PROTO_TLSV1_2);
    return made;
}

// Poco's session by name waits for a connection as long as the system does.
void reachable(const MailServer& server, const Poco::Timespan& patience) {
    Poco::Net::StreamSocket probe;
    probe.connect(Poco::Net::SocketAddress(server.host, server.port), patience);
    probe.close();
}

std::unique_ptr<Session> opened(const MailServer& server) {
    const Poco::Timespan patience(server.seconds, 0);
    std::unique_ptr<Session> session;
    if (server.security == MailServer::Security::tls) {
        Poco::Net::SecureStreamSocket socket(context(server));
        socket.setPeerHostName(server.host);
        socket.connect(Poco::Net::SocketAddress(server.host, server.port), patience);
        session = std::make_unique<Session>(socket);
    } else {
        reachable(server, patience);
        session = std::make_unique<Session>(server.host, server.port);
    }
    session->setTimeout(patience);
    session->login();
    if (server.security == MailServer::Security::starttls && !session->startTLS(context(server)))
        failed("notify.error.mail_no_tls");
    return session;
}

void sign_in(Session& session, const MailServer& server) {
    if (server.login.empty()) return;
    auto given = core::read_text(server.password);
    if (!given) failed("notify.error.mail_password");
    std::string password(core::text::trim(*given));
    core::wipe(*given);
    try {
        session.login(SMTPClientSession::AUTH_PLAIN, server.login, password);
    } catch (...) {
        core::wipe(password);
        throw;
    }
    core::wipe(password);
}

std::string written(const MailServer& server, const Outgoing& out) {
    Poco::Net::MailMessage mail;
    mail.setSender(header_words(server.from_name) + " <" + server.from + ">");
    mail.addRecipient({Poco::Net::MailRecipient::PRIMARY_RECIPIENT, out.address});
    mail.setSubject(header_words(out.subject));
    const std::string plain = "text/plain; charset=UTF-8";
    // A line feed alone ends no line in SMTP, and servers refuse it by now.
    const auto text = core::text::replace(out.text, "\n", "\r\n");
    using Poco::Net::MailMessage;
    if (out.files.empty()) {
        mail.setContentType(plain);
        mail.setContent(text, MailMessage::ENCODING_QUOTED_PRINTABLE);
    } else {
        mail.addContent(new Poco::Net::StringPartSource(text, plain), MailMessage::ENCODING_QUOTED_PRINTABLE);
    }
    for (const auto& file : out.files)
        mail.addAttachment(file.name,
                           new Poco::Net::StringPartSource(std::string(core::chars(file.bytes)), file.media, file.name),
                           MailMessage::ENCODING_BASE64);
    // The same at each try, so that a server or a reader who got it twice can tell.
    mail.set("Message-ID", "<" + out.id.text() + server.from.substr(server.from.find('@')) + ">");
    mail.set("Auto-Submitted", "auto-generated");
    std::ostringstream whole;
    mail.write(whole);
    return whole.str();
}

void hand_over(Session& session, const MailServer& server, const Outgoing& out) {
    std::string answer;
    if (const int status = session.sendCommand("MAIL FROM:<" + server.from + ">", answer); status / 100 != 2)
        failed("notify.error.mail_refused", status);
    const int status = session.sendCommand("RCPT TO:<" + out.address + ">", answer);
    if (status / 100 == 5) throw Error(Code::gone, "notify.error.address_refused", {{"code", std::to_string(status)}});
    if (status / 100 != 2) failed("notify.error.mail_refused", status);
    session.sendData();
    std::istringstream text(written(server, out));
    session.sendMessage(text);
}

}  // namespace

std::string header_words(std::string_view text) {
    constexpr std::size_t longest = 45;   // 60 in base64: with the frame below the 75 of RFC 2047
    std::string words;
    while (!text.empty()) {
        std::size_t size = std::min(longest, text.size());
        while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
        words += (words.empty() ? "" : " ") + ("=?UTF-8?B?" + core::base64(core::view(text.substr(0, size)))) + "?=";
        text.remove_prefix(size);
    }
    return words;
}

void Mail::send(const Outgoing& out) {
    if (core::db::Db::unit_open()) throw Error(Code::internal, "core.error.call_in_unit", {{"url", server_.host}});
    try {
        const auto session = opened(server_);
        sign_in(*session, server_);
        hand_over(*session, server_, out);
        try {
            session->close();
        } catch (const Poco::Exception&) {
            // It has the message; how it says good-bye is its own matter.
        }
    } catch (const Poco::Net::SMTPException& fault) {
        failed("notify.error.mail_refused", fault.code());
    } catch (const Poco::Net::SSLException&) {
        failed("notify.error.mail_tls");
    } catch (const Poco::Exception&) {
        failed("notify.error.mail_away");
    }
}

}  // namespace notify
