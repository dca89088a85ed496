// SPDX-License-Identifier: Apache-2.0
#include "intake/ways/imap.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <mutex>

#include "core/base/error.h"
#include "core/base/text.h"

namespace intake {

using core::Code;
using core::Error;

namespace {

constexpr long patience_s = 60, connect_s = 15;

std::int64_t number_behind(std::string_view text, std::string_view word) {
    const auto at = text.find(word);
    if (at == text.npos) return -1;
    text.remove_prefix(at + word.size());
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    std::int64_t value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string in_quotes(std::string_view folder) {
    std::string made = "\"";
    for (const char c : folder) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + "\"";
}

struct Sink {
    core::Bytes bytes;
    std::size_t most = 0;
};

std::size_t take(char* data, std::size_t size, std::size_t count, void* into) {
    auto& sink = *static_cast<Sink*>(into);
    const std::size_t length = size * count;
    if (sink.bytes.size() + length > sink.most) return 0;   // ends the transfer
    sink.bytes.insert(sink.bytes.end(), data, data + length);
    return length;
}

}  // namespace

Account account_of(const std::string& setting) {
    const Error bad(Code::invalid, "intake.way.mail_setting", {{"account", setting}});
    Account made;
    std::string rest = setting;
    if (rest.starts_with("imaps://")) rest.erase(0, 8);
    else if (rest.starts_with("imap://")) {
        rest.erase(0, 7);
        made.tls = false;
        made.port = 143;
    } else throw bad;
    std::string query;
    if (const auto mark = rest.find('?'); mark != rest.npos) {
        query = rest.substr(mark + 1);
        rest.erase(mark);
    }
    if (const auto slash = rest.find('/'); slash != rest.npos) {
        if (slash + 1 < rest.size()) made.folder = core::text::unurl(rest.substr(slash + 1), false);
        rest.erase(slash);
    }
    const auto at = rest.rfind('@');
    if (at == rest.npos) throw bad;
    made.login = core::text::unurl(rest.substr(0, at), false);
    made.host = rest.substr(at + 1);
    if (const auto colon = made.host.rfind(':'); colon != made.host.npos) {
        const auto port = made.host.substr(colon + 1);
        const auto read = std::from_chars(port.data(), port.data() + port.size(), made.port);
        if (read.ec != std::errc() || read.ptr != port.data() + port.size()) throw bad;
        made.host.erase(colon);
    }
    for (const auto& pair : core::text::split(query, '&')) {
        const auto equals = pair.find('=');
        if (equals == pair.npos) throw bad;
        const auto value = core::text::unurl(pair.substr(equals + 1), true);
        const auto name = pair.substr(0, equals);
        if (name == "unit") made.unit = value;
        else if (name == "done") made.done = value;
        else if (name == "ca") made.authority = value;
        else throw bad;
    }
    const bool lacking = made.host.empty() || made.login.empty() || made.unit.empty();
    // A password has no place in a setting.
    if (lacking || made.login.find(':') != made.login.npos) throw bad;
    return made;
}

struct Imap::Session {
    Account account;
    CURL* curl = nullptr;

    std::string url(const std::string& more = {}) const {
        return (account.tls ? "imaps://" : "imap://") + account.host + ":" + std::to_string(account.port) + "/" +
               core::text::url(account.folder) + more;
    }

    [[noreturn]] void fail(CURLcode code) const {
        const core::Args who{{"account", account.name()}, {"detail", curl_easy_strerror(code)}};
        switch (code) {
            case CURLE_LOGIN_DENIED:
                throw Error(Code::unavailable, "intake.way.mail_login", {{"account", account.name()}});
            case CURLE_REMOTE_ACCESS_DENIED:
            case CURLE_REMOTE_FILE_NOT_FOUND:
            case CURLE_QUOTE_ERROR:
                throw Error(Code::unavailable, "intake.way.mail_folder",
                            {{"account", account.name()}, {"folder", account.folder}});
            case CURLE_PEER_FAILED_VERIFICATION:
            case CURLE_SSL_CONNECT_ERROR:
            case CURLE_USE_SSL_FAILED:
            case CURLE_SSL_CACERT_BADFILE: throw Error(Code::unavailable, "intake.way.mail_tls", who);
            default: throw Error(Code::unavailable, "intake.way.mail_away", who);
        }
    }

    core::Bytes ask(const std::string& address, const std::string& command, std::size_t most = 1u << 20) {
        Sink sink{{}, most};
        curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, command.empty() ? nullptr : command.c_str());
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &sink);
        if (const auto code = curl_easy_perform(curl); code != CURLE_OK) {
            if (code == CURLE_WRITE_ERROR) throw Error(Code::too_large, "intake.error.message_large");
            fail(code);
        }
        return std::move(sink.bytes);
    }
    std::string told(const std::string& command) {
        const auto bytes = ask(url(), command);
        return std::string(core::chars(bytes));
    }
};

Imap::Imap(Account account, const core::Secret& password) : session_(std::make_unique<Session>()) {
    static std::once_flag ready;
    std::call_once(ready, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    session_->account = std::move(account);
    session_->curl = curl_easy_init();
    if (!session_->curl) throw Error(Code::internal, "core.error.internal");
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(session_->curl, option, value); };
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
    set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_TIMEOUT, patience_s);
    set(CURLOPT_CONNECTTIMEOUT, connect_s);
    set(CURLOPT_USERNAME, session_->account.login.c_str());
    std::string word(password.reveal());
    set(CURLOPT_PASSWORD, word.c_str());   // curl keeps a copy of its own
    core::wipe(word);
    set(CURLOPT_WRITEFUNCTION, &take);
    if (!session_->account.authority.empty()) set(CURLOPT_CAINFO, session_->account.authority.c_str());
}

Imap::~Imap() { curl_easy_cleanup(session_->curl); }

std::int64_t Imap::validity() {
    const auto said = session_->told("STATUS " + in_quotes(session_->account.folder) + " (UIDVALIDITY)");
    const auto found = number_behind(said, "UIDVALIDITY");
    if (found < 0)
        throw Error(Code::unavailable, "intake.way.mail_folder",
                    {{"account", session_->account.name()}, {"folder", session_->account.folder}});
    return found;
}

std::vector<std::int64_t> Imap::after(std::int64_t uid) {
    const auto said = session_->told("UID SEARCH UID " + std::to_string(uid + 1) + ":*");
    std::vector<std::int64_t> found;
    const auto at = said.find("SEARCH");
    if (at == said.npos) return found;
    for (const auto& word : core::text::split(said.substr(at + 6), ' ')) {
        const auto digits = core::text::trim(word);
        std::int64_t one = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), one);
        // "9:*" names the last message even when it lies below 9 (RFC 9051, 6.4.4).
        if (read.ec == std::errc() && one > uid) found.push_back(one);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::int64_t Imap::size(std::int64_t uid) {
    return number_behind(session_->told("UID FETCH " + std::to_string(uid) + " (RFC822.SIZE)"), "RFC822.SIZE");
}

core::Bytes Imap::fetch(std::int64_t uid, std::size_t most) {
    return session_->ask(session_->url("/;UID=" + std::to_string(uid)), "", most);
}

void Imap::mark_seen(std::int64_t uid) {
    session_->told("UID STORE " + std::to_string(uid) + " +FLAGS.SILENT (\\Seen)");
}

void Imap::move(std::int64_t uid, const std::string& folder) {
    session_->told("UID MOVE " + std::to_string(uid) + " " + in_quotes(folder));
}

}  // namespace intake
