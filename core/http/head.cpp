// SPDX-License-Identifier: Apache-2.0
#include "core/http/head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/http/fields.h"

namespace core::http {
namespace {

bool token_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), token_character);
}

// RFC 9110 section 5.5: visible characters, bytes above ASCII, space and tab.
bool value_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

bool host_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
}

std::string_view trim_blank(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Takes one line off `rest`; all line ends are known to be CR LF.
std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
    return line;
}

bool has_member(std::string_view list, std::string_view wanted) {
    for (const auto& member : text::split(list, ','))
        if (text::lower(text::trim(member)) == wanted) return true;
    return false;
}

std::optional<Refusal> read_request_line(std::string_view line, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return Refusal{400, "request line"};
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(method)) return Refusal{400, "method"};
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refusal{400, "version"};
    if (target.empty() || std::any_of(target.begin(), target.end(), [](char c) {
            return c <= 0x20 || c == 0x7f || static_cast<unsigned char>(c) > 0x7f;
        }))
        return Refusal{400, "target"};
    head.method = method;
    head.target = target;
    head.http10 = version == "HTTP/1.0";
    return std::nullopt;
}

// Headers whose second appearance would let two readers choose differently.
bool single(std::string_view name) {
    constexpr std::array<std::string_view, 6> names{
        "host", "content-length", "content-type", "transfer-encoding", "authorization", "expect"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<Refusal> read_headers(std::string_view rest, Head& head) {
    std::size_t count = 0;
    for (auto line = next_line(rest); !line.empty(); line = next_line(rest)) {
        if (++count > max_headers) return Refusal{431, "too many header fields"};
        // Folding begins with a blank and so has no token before its colon.
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
            return Refusal{400, "header name"};
        const auto value = trim_blank(line.substr(colon + 1));
        if (!std::all_of(value.begin(), value.end(), value_character))
            return Refusal{400, "header value"};
        auto name = text::lower(line.substr(0, colon));
        const auto found = head.headers.find(name);
        if (found == head.headers.end()) {
            head.headers.emplace(std::move(name), value);
        } else {
            if (single(name)) return Refusal{400, "header field given twice"};
            found->second += (name == "cookie" ? "; " : ", ") + std::string(value);
        }
    }
    return std::nullopt;
}

std::optional<Refusal> read_host(Head& head) {
    const auto host = head.headers.find("host");
    if (host == head.headers.end() || host->second.empty()) return Refusal{400, "no Host"};
    if (!std::all_of(host->second.begin(), host->second.end(), host_character))
        return Refusal{400, "Host"};
    head.host = text::lower(host->second);
    if (head.target.front() == '/') return std::nullopt;
    // Absolute form (RFC 9112 section 3.2.2), taken when it names the same host.
    for (std::string_view scheme : {"http://", "https://"}) {
        if (!text::lower(head.target).starts_with(scheme)) continue;
        const auto slash = head.target.find('/', scheme.size());
        if (slash == std::string::npos) break;
        const auto named = head.target.substr(scheme.size(), slash - scheme.size());
        if (text::lower(named) != head.host) break;
        head.target.erase(0, slash);
        return std::nullopt;
    }
    return Refusal{400, "target"};
}

std::optional<Refusal> read_length(std::string_view value, Head& head) {
    std::uint64_t length = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), length);
    const bool digits =
        std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (value.empty() || !digits || value.size() > 18 || fault != std::errc() ||
        end != value.data() + value.size())
        return Refusal{400, "Content-Length"};
    head.length = length;
    return std::nullopt;
}

// RFC 9112 section 6: how long the body is, in exactly one way.
std::optional<Refusal> read_framing(Head& head) {
    const auto length = head.headers.find("content-length");
    const auto coding = head.headers.find("transfer-encoding");
    if (coding != head.headers.end()) {
        if (length != head.headers.end()) return Refusal{400, "two framings"};
        if (head.http10) return Refusal{400, "chunked in HTTP/1.0"};
        if (text::lower(coding->second) != "chunked") return Refusal{501, "transfer coding"};
        head.chunked = true;
    } else if (length != head.headers.end()) {
        return read_length(length->second, head);
    } else if (head.method == "POST" || head.method == "PUT" || head.method == "PATCH") {
        head.lengthless = true;
    }
    return std::nullopt;
}

std::optional<Refusal> read_connection(Head& head) {
    const auto connection = head.headers.find("connection");
    const std::string said = connection == head.headers.end() ? std::string() : connection->second;
    head.keep_alive =
        !has_member(said, "close") && (!head.http10 || has_member(said, "keep-alive"));
    const auto expect = head.headers.find("expect");
    if (expect != head.headers.end() && !head.http10) {
        if (text::lower(expect->second) != "100-continue") return Refusal{400, "expectation"};
        head.expects_continue = true;
    }
    constexpr std::array<std::string_view, 7> known{"GET",   "HEAD",   "POST",   "PUT",
                                                    "PATCH", "DELETE", "OPTIONS"};
    if (std::find(known.begin(), known.end(), head.method) == known.end())
        return Refusal{501, "method not known"};
    return std::nullopt;
}

// A path whose segments mean what they say: UTF-8, no control characters, no "." or "..", and no
// slash that was hidden by an escape, but in an OCSP question, which is base64 (RFC 6960 A.1).
bool good_path(std::string_view raw, const std::string& path) {
    if (path.empty() || path.front() != '/' || !good_text(path)) return false;
    const bool question = raw.starts_with("/pki/ocsp/");
    if (!question && text::lower(raw).find("%2f") != std::string::npos) return false;
    if (std::any_of(path.begin(), path.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
        }))
        return false;
    for (const auto& part : text::split(path, '/'))
        if (part == "." || part == "..") return false;
    return true;
}

// htmx 4 sends "partial" or "full" beside HX-Request; earlier lines sent HX-Boosted.
bool wants_part(const Request& request) {
    return request.header("hx-request") == "true" && request.header("hx-request-type") != "full" &&
           request.header("hx-boosted") != "true" &&
           request.header("hx-history-restore-request") != "true";
}

}  // namespace

std::variant<std::optional<std::size_t>, Refusal> head_end(std::string_view buffer,
                                                           std::size_t from) {
    // The last three bytes seen before may be the beginning of the end.
    for (std::size_t i = from > 3 ? from - 3 : 0; i < buffer.size(); ++i) {
        const char c = buffer[i];
        if (c == '\0') return Refusal{400, "NUL in the head"};
        if (c == '\n' && (i == 0 || buffer[i - 1] != '\r')) return Refusal{400, "bare line feed"};
        if (c == '\r' && i + 1 < buffer.size() && buffer[i + 1] != '\n')
            return Refusal{400, "bare carriage return"};
        if (c == '\n' && i >= 3 && buffer[i - 2] == '\n') return std::optional<std::size_t>(i + 1);
    }
    return std::optional<std::size_t>();
}

std::string take_typed_address(std::string& head) {
    constexpr std::array<std::string_view, 4> typed{"passphrase", "password", "pin", "otp"};
    const std::size_t line = std::min(head.find("\r\n"), head.size());
    const std::size_t from = head.find('?');
    if (from >= line) return {};
    const std::size_t to = std::min(head.find(' ', from), line);
    const auto is_typed = [&](std::string_view pair) {
        try {
            const auto name = text::lower(text::unurl(pair.substr(0, pair.find('=')), true));
            return std::find(typed.begin(), typed.end(), name);
        } catch (const Error&) {   // told when the query is read
            return typed.end();
        }
    };
    for (std::string_view rest = std::string_view(head).substr(from + 1, to - from - 1); !rest.empty();) {
        const auto end = rest.find('&');
        if (const auto found = is_typed(rest.substr(0, end)); found != typed.end()) {
            const std::size_t left = head.size() - (to - from);
            std::memmove(head.data() + from, head.data() + to, head.size() - to);
            ::explicit_bzero(head.data() + left, head.size() - left);
            head.resize(left);
            return std::string(*found);
        }
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return {};
}

std::variant<Head, Refusal> parse_head(std::string_view text) {
    Head head;
    auto refusal = read_request_line(next_line(text), head);
    if (!refusal) refusal = read_headers(text, head);
    if (!refusal) refusal = read_host(head);
    if (!refusal) refusal = read_framing(head);
    if (!refusal) refusal = read_connection(head);
    if (refusal) return *refusal;
    return head;
}

std::variant<Request, Refusal> request_of(const Head& head) {
    Request request;
    const std::string_view target = head.target;
    const auto mark = target.find('?');
    const auto raw = target.substr(0, mark);
    try {
        request.path = text::unurl(raw, false);
    } catch (const Error&) {
        return Refusal{400, "target escape"};
    }
    try {
        if (mark != std::string_view::npos)
            request.query = parse_urlencoded(target.substr(mark + 1), 200);
    } catch (const Error& error) {
        request.fault = error;
    }
    if (!good_path(raw, request.path) || target.find('#') != std::string_view::npos)
        return Refusal{400, "path"};
    request.method = head.method;
    request.headers = head.headers;
    request.host = head.host;
    request.cookies = parse_cookies(request.header("cookie"));
    const auto type = request.header("content-type");
    request.type = text::lower(text::trim(type.substr(0, type.find(';'))));
    request.partial = wants_part(request);
    return request;
}

}  // namespace core::http
