// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/faults.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"

namespace signing::esign {
namespace {

using core::Code;
using core::Error;
using core::Json;

constexpr std::string_view blot = "***";
constexpr std::size_t longest = 200;

bool digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Whatever the case of their letters.
bool same(char a, char b) { return lower(a) == lower(b); }
bool holds(std::string_view text, std::string_view hidden) {
    return std::search(text.begin(), text.end(), hidden.begin(), hidden.end(), same) != text.end();
}

void blot_out(std::string& text, std::string_view hidden) {
    auto at = text.begin();
    while ((at = std::search(at, text.end(), hidden.begin(), hidden.end(), same)) != text.end()) {
        const auto from = at - text.begin();
        text.replace(static_cast<std::size_t>(from), hidden.size(), blot);
        at = text.begin() + from + static_cast<std::ptrdiff_t>(blot.size());
    }
}

int hex_digit(char c) {
    if (digit(c)) return c - '0';
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// What a page or an address wrote in its own way: &amp; and %26.
std::string unescaped(std::string text) {
    for (const auto& [from, to] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                   std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}})
        text = core::text::replace(std::move(text), from, to);
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool code = text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
                          hex_digit(text[at + 2]) >= 0;
        out += code ? static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2])) : text[at];
        if (code) at += 2;
    }
    return out;
}

std::string without_numbers(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && digit(text[end])) ++end;
        if (end - at >= 12) {
            out += blot;
        } else {
            if (end == at) ++end;
            out += text.substr(at, end - at);
        }
        at = end;
    }
    return out;
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const std::string& word : core::text::split(text, ' ')) {
        if (word.empty()) continue;
        if (!out.empty()) out += ' ';
        out += word.find('@') == std::string::npos ? word : std::string(blot);
    }
    return out;
}

// The failure as the service tells it.
struct Told {
    int code = 0;      // its own
    std::string text;
    bool spring = false;
    bool failure = false;  // said with an "error" key
};

int number_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return 0;
    if (found->is_number_integer()) {
        const auto value = found->get<std::int64_t>();
        return value > 0 && value < 100000 ? static_cast<int>(value) : 0;
    }
    return found->is_string() ? std::atoi(found->get_ref<const std::string&>().c_str()) : 0;
}

std::optional<Json> object_in(const core::http::Answer& answer) {
    const std::string_view text = core::text::trim(core::chars(answer.body));
    if (!text.starts_with('{')) return std::nullopt;
    try {
        Json out = core::json::parse(text, answer.body.size() + 1);
        if (out.is_object()) return out;
    } catch (const Error&) {
    }
    return std::nullopt;
}

Told read(const Json& object) {
    Told out;
    out.code = number_of(object, "status_code");
    const auto error = object.find("error");
    out.spring = object.contains("timestamp") && object.contains("path") && error != object.end();
    out.failure = error != object.end() && !error->is_null() && *error != Json(false) &&
                  *error != Json("") && *error != Json(0);
    out.text = core::json::text(object, "error");
    if (out.failure && error->is_object()) {
        if (out.code == 0) out.code = number_of(*error, "status_code");
        out.text = core::json::text(*error, "message");
    }
    // The sentence for people, where both are given: {"error":"invalid_token","error_description":..}
    for (const char* key : {"error_description", "message"})
        if (out.text.empty() || key == std::string_view("error_description"))
            if (const std::string said = core::json::text(object, key); !said.empty()) out.text = said;
    return out;
}

[[noreturn]] void throw_wrong(const Hidden& hidden) {
    const bool once = hidden.proven == Hidden::Proven::one_time;
    throw Error(Code::invalid, once ? "signing.error.otp_wrong" : "signing.error.passphrase");
}

void throw_known(const Told& told, const Hidden& hidden) {
    switch (told.code) {
        case 2011: throw Error(Code::conflict, "signing.error.esign_unregistered");
        case 2031: throw_wrong(hidden);
        case 4014: throw Error(Code::upstream, "signing.error.esign_no_nik");
        case 4015:
            throw Error(Code::upstream, "signing.error.esign_terms",
                        {{"code", "4015"}, {"said", hidden.told(told.text)}});
        case 4024: throw Error(Code::conflict, "signing.error.esign_registered");
        case 4044: throw Error(Code::gone, "signing.error.esign_fetched");
        default: break;
    }
}

// As a word of its own: "cryptoprovider" names none.
bool names_one_time(const std::string& text) {
    std::string word;
    for (const char c : text + " ") {
        if (c >= 'a' && c <= 'z') {
            word += c;
            continue;
        }
        if (word == "otp" || word == "totp") return true;
        word.clear();
    }
    return false;
}

// Editions that send the sentence without its code, or with one that is not known.
void throw_by_words(const Told& told, const Hidden& hidden, int status) {
    const std::string text = core::text::lower(told.text);
    const auto has = [&](const char* word) { return text.find(word) != std::string::npos; };
    const bool wrong = has("salah") || has("tidak valid") || has("tidak sesuai") || has("invalid");
    if (has("passphrase") && wrong) throw Error(Code::invalid, "signing.error.passphrase");
    // Wrong, used before or too old: with a fault of its own it would not say so of the password.
    if (hidden.proven == Hidden::Proven::one_time && status < 500 && names_one_time(text)) throw_wrong(hidden);
    if (has("tidak terdaftar")) throw Error(Code::conflict, "signing.error.esign_unregistered");
    if (has("invalid_token")) throw Error(Code::upstream, "signing.error.esign_credential");
}

void throw_by_status(int status) {
    if (status == 401 || status == 403) throw Error(Code::upstream, "signing.error.esign_credential");
    if (status == 404 || status == 405) throw Error(Code::upstream, "signing.error.esign_path");
    if (status == 502 || status == 503 || status == 504)
        throw Error(Code::unavailable, "signing.error.esign_away");
    if (status >= 500)
        throw Error(Code::upstream, "signing.error.esign_fault", {{"status", std::to_string(status)}});
}

}  // namespace

std::string Hidden::told(std::string_view said) const {
    std::string text(said.substr(0, 20'000));
    for (const std::string_view one : texts_) blot_out(text, one);
    // Looked for in what was said, not written out from what is hidden: that would be a copy.
    const std::string plain = unescaped(text);
    for (const std::string_view one : texts_)
        if (holds(plain, one)) return std::string(blot);
    if (!core::text::valid_utf8(text)) return std::string(blot);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (core::text::has_unseen(text)) return std::string(blot);
    return std::string(core::text::head(without_numbers(one_line(text)), longest));
}

void judge(const core::http::Answer& answer, const Hidden& hidden) {
    const std::optional<Json> object = object_in(answer);
    const bool good = answer.status >= 200 && answer.status < 300;
    if (!object) {
        if (good) return;
        throw_by_status(answer.status);
        unexpected();
    }
    const Told told = read(*object);
    if (!good || told.failure) {
        throw_known(told, hidden);
        if (told.spring || told.text.empty()) throw_by_status(good ? 500 : answer.status);
        throw_by_words(told, hidden, answer.status);
        if (core::json::text(*object, "error") == "invalid_token" || answer.status == 401 ||
            answer.status == 403)
            throw Error(Code::upstream, "signing.error.esign_credential");
        throw Error(Code::upstream, "signing.error.esign_said",
                    {{"code", std::to_string(told.code != 0 ? told.code : answer.status)},
                     {"said", hidden.told(told.text)}});
    }
    // 1111 and the like come with good news; only codes known to be failures are taken for one.
    throw_known(told, hidden);
}

void rethrow(const Error& fault) {
    if (fault.key() != "core.error.upstream") throw fault;
    std::string why;
    for (const auto& [name, value] : fault.args())
        if (name == "why") why = value;
    const auto is = [&](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), why) != names.end();
    };
    if (is({"Timeout", "too slow"})) throw Error(Code::unavailable, "signing.error.esign_slow");
    if (is({"No message received", "answer ended early", "Connection reset by peer",
            "Connection aborted", "SSL connection unexpectedly closed", "not sent"}))
        throw Error(Code::unavailable, "signing.error.esign_cut");
    if (is({"answer too long", "Malformed message", "HTTP Exception"})) unexpected();
    throw Error(Code::unavailable, "signing.error.esign_away");
}

void unexpected() { throw Error(Code::upstream, "signing.error.esign_answer"); }

}  // namespace signing::esign
