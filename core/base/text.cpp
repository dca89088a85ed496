// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"

#include <locale.h>
#include <wctype.h>

#include <algorithm>
#include <cstdint>

namespace core::text {
namespace {

// Bytes of the sequence starting at `at`, or 0 when it is not valid UTF-8 (RFC 3629).
std::size_t sequence(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    if (first < 0x80) return 1;
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + size > text.size()) return 0;
    std::uint32_t point = first & (0xffu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80) return 0;
        point = point << 6 | (byte(at + i) & 0x3f);
    }
    if (size == 3 && (point < 0x800 || (point >= 0xd800 && point < 0xe000))) return 0;
    if (size == 4 && (point < 0x10000 || point > 0x10ffff)) return 0;
    return size;
}

void put_point(std::string& out, std::uint32_t point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
        return;
    }
    constexpr std::uint32_t first[] = {0, 0xc0, 0xe0, 0xf0};
    const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    out += static_cast<char>(first[more] | point >> (6 * more));
    for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (point >> (6 * i) & 0x3f));
}

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

bool valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = sequence(text, at);
        if (size == 0) return false;
        at += size;
    }
    return true;
}

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

std::string_view head(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (at < text.size() && count-- > 0) at += std::max<std::size_t>(1, sequence(text, at));
    return text.substr(0, at);
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += between;
        out += parts[i];
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto byte = static_cast<unsigned char>(out[i]);
        if (byte >= 'A' && byte <= 'Z') out[i] = static_cast<char>(byte + 32);
        // U+00C0..U+00DE sit in C3 80..C3 9E; their small forms lie 32 higher (not U+00D7).
        if (i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xc3 && byte >= 0x80 &&
            byte <= 0x9e && byte != 0x97)
            out[i] = static_cast<char>(byte + 32);
    }
    return out;
}

std::string fold_case(std::string_view text) {
    static const locale_t all = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto size = sequence(text, at);
        if (size < 2 || all == nullptr) {
            out += size == 1 && text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + 32) : text[at];
            ++at;
            continue;
        }
        std::uint32_t point = static_cast<unsigned char>(text[at]) & (0xffu >> (size + 1));
        for (std::size_t i = 1; i < size; ++i) point = point << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3f);
        // Some have one great letter and two small ones.
        put_point(out, static_cast<std::uint32_t>(::towlower_l(::towupper_l(point, all), all)));
        at += size;
    }
    return out;
}

std::string replace(std::string text, std::string_view from, std::string_view to) {
    if (from.empty()) return text;
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

bool contains_folded(std::string_view text, std::string_view part) {
    return lower(text).find(lower(part)) != std::string::npos;
}

bool has_unseen(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f) return true;
        if (byte != 0xe2 || at + 2 >= text.size()) continue;
        // U+202A..U+202E and U+2066..U+2069.
        const auto second = static_cast<unsigned char>(text[at + 1]);
        const auto third = static_cast<unsigned char>(text[at + 2]);
        if (second == 0x80 && third >= 0xaa && third <= 0xae) return true;
        if (second == 0x81 && third >= 0xa6 && third <= 0xa9) return true;
    }
    return false;
}

std::string fill(std::string_view pattern, const Args& args) {
    std::string out;
    out.reserve(pattern.size());
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
        if (end != std::string_view::npos) {
            const auto wanted = pattern.substr(at + 1, end - at - 1);
            const auto found = std::find_if(args.begin(), args.end(),
                                            [&](const auto& arg) { return arg.first == wanted; });
            if (found != args.end()) {
                out += found->second;
                at = end + 1;
                continue;
            }
        }
        out += pattern[at++];
    }
    return out;
}

std::string html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string url(std::string_view text) {
    static constexpr char figures[] = "0123456789ABCDEF";
    std::string out;
    for (char c : text) {
        if (unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', figures[byte >> 4], figures[byte & 15]};
        }
    }
    return out;
}

std::string unurl(std::string_view text, bool plus_is_space) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 <= text.size() - 1 ? nibble(text[i + 1]) : -1;
            const int low = i + 2 <= text.size() - 1 ? nibble(text[i + 2]) : -1;
            if (high < 0 || low < 0) throw Error(Code::invalid, "core.error.url");
            out += static_cast<char>(high << 4 | low);
            i += 2;
        } else {
            out += plus_is_space && text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

}  // namespace core::text
