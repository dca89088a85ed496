// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/csc_wire.h"

#include <Poco/Exception.h>
#include <Poco/URI.h>

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/base/text.h"

namespace signing::seal {
namespace {

using core::Code;
using core::Error;
using core::Json;

constexpr std::size_t largest_answer = 1u << 20;

Json object_of(const core::http::Answer& answer) {
    try {
        Json out = core::json::parse(core::chars(answer.body), largest_answer);
        if (out.is_object()) return out;
    } catch (const Error&) {
    }
    throw Error(Code::upstream, "signing.error.csc_bad");
}

// Only what looks like one of the standard's short names is shown.
std::string short_name(const std::string& text) {
    std::string out;
    for (const char c : text.substr(0, 40))
        if ((c >= 'a' && c <= 'z') || c == '_') out.push_back(c);
    return out.empty() ? "?" : out;
}

[[noreturn]] void wrong_secret(const SecretInputs& sent) {
    if (sent.otp && !sent.pin) throw Error(Code::invalid, "signing.error.csc_otp");
    if (sent.otp) throw Error(Code::invalid, "signing.error.csc_secret");
    throw Error(Code::invalid, "signing.error.passphrase");
}

// The short names are few and the same for many faults; services follow the standard's sentences.
[[noreturn]] void refuse(int status, const Json& told, const SecretInputs& sent) {
    const std::string name = core::text::lower(core::json::text(told, "error"));
    const std::string why = core::text::lower(core::json::text(told, "error_description"));
    const auto says = [&](std::string_view part) { return why.find(part) != std::string::npos; };
    if (says("locked")) throw Error(Code::conflict, "signing.error.pin_locked");
    if (name == "invalid_pin" || says("pin is invalid") || says("invalid parameter pin"))
        throw Error(Code::invalid, "signing.error.passphrase");
    if (name == "invalid_otp" || says("otp is invalid") || says("invalid parameter otp"))
        throw Error(Code::invalid, "signing.error.csc_otp");
    if (name == "invalid_authentication_data") wrong_secret(sent);
    if (status == 401 || status == 403 || name == "invalid_token" || name == "invalid_client" ||
        name == "unauthorized_client" || name == "access_denied")
        throw Error(Code::upstream, "signing.error.csc_access");
    if (says("sad expired") || says("parameter sad") || name == "expired_sad")
        throw Error(Code::conflict, "signing.error.csc_expired");
    if (says("not authorized by the sad")) throw Error(Code::upstream, "signing.error.csc_hash");
    if (says("signatures is too high"))
        throw Error(Code::conflict, "signing.error.csc_refused", {{"code", "numSignatures"}});
    if (says("parameter credentialid"))
        throw Error(Code::conflict, "signing.error.csc_credential");
    if (says("disabled") || says("is expired") || says("is revoked"))
        throw Error(Code::conflict, "signing.error.csc_disabled");
    throw Error(Code::upstream, "signing.error.csc_refused", {{"code", short_name(name)}});
}

}  // namespace

bool safe_address(const std::string& url) {
    try {
        const Poco::URI address(url);
        if (address.getHost().empty() || !address.getUserInfo().empty()) return false;
        if (address.getScheme() == "https") return true;
        return address.getScheme() == "http" &&
               (address.getHost() == "127.0.0.1" || address.getHost() == "localhost");
    } catch (const Poco::Exception&) {
        return false;
    }
}

Outgoing::Outgoing(std::string url, std::size_t room, std::chrono::seconds limit) {
    call_.method = "POST";
    call_.url = std::move(url);
    call_.timeout = limit;
    call_.max_answer = largest_answer;
    call_.body.reserve(room);
}

Outgoing::~Outgoing() {
    core::wipe(call_.body);
    for (auto& [name, value] : call_.headers) core::wipe(value);
}

void Outgoing::add(std::string_view text) {
    if (call_.body.size() + text.size() > call_.body.capacity())
        throw Error(Code::internal, "core.error.internal");
    call_.body.insert(call_.body.end(), text.begin(), text.end());
}

void Outgoing::add_json(std::string_view text) {
    constexpr const char* digits = "0123456789abcdef";
    add("\"");
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            add("\\");
            add({&c, 1});
        } else if (octet < 0x20) {
            add("\\u00");
            add({digits + (octet >> 4), 1});
            add({digits + (octet & 15), 1});
        } else {
            add({&c, 1});
        }
    }
    add("\"");
}

void Outgoing::add_url(std::string_view text) {
    constexpr const char* digits = "0123456789ABCDEF";
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos) {
            add({&c, 1});
            continue;
        }
        add("%");
        add({digits + (octet >> 4), 1});
        add({digits + (octet & 15), 1});
    }
}

core::http::Answer Outgoing::send() const {
    try {
        return core::http::call(call_);
    } catch (const Error& fault) {
        if (fault.code() == Code::internal) throw;
        throw Error(Code::unavailable, "signing.error.csc_away");
    }
}

void add_body(Outgoing& out, const Json& body, const SecretInputs& secrets, bool v2) {
    std::string plain = core::json::write(body);
    if (secrets.list.empty() && secrets.authorization.empty()) return out.add(plain);
    plain.pop_back();  // the closing brace; what stands before it has members
    out.add(plain);
    if (!secrets.authorization.empty()) {
        out.add(",\"SAD\":");
        out.add_json(secrets.authorization);
    }
    if (secrets.list.empty()) return out.add("}");
    if (v2) out.add(",\"authData\":[");
    bool first = true;
    for (const auto& [name, value] : secrets.list) {
        if (!v2 || !first) out.add(",");
        if (v2) out.add("{\"id\":");
        out.add_json(name);
        out.add(v2 ? ",\"value\":" : ":");
        out.add_json(value);
        if (v2) out.add("}");
        first = false;
    }
    out.add(v2 ? "]}" : "}");
}

Json judged(const core::http::Answer& answer, const SecretInputs& secrets) {
    const int status = answer.status;
    if (status == 204) return Json::object();
    if (status == 202) throw Error(Code::unsupported, "signing.error.csc_elsewhere");
    if (status == 429) throw Error(Code::unavailable, "signing.error.csc_busy");
    if (status >= 500) throw Error(Code::unavailable, "signing.error.csc_away");
    if (status == 200) return object_of(answer);
    if (status < 400) throw Error(Code::upstream, "signing.error.csc_bad");
    Json told = Json::object();
    try {
        told = object_of(answer);
    } catch (const Error&) {  // a proxy's page; the status is all there is
    }
    refuse(status, told, secrets);
}

}  // namespace signing::seal
