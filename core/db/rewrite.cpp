// SPDX-License-Identifier: Apache-2.0
#include "core/db/rewrite.h"

#include <algorithm>

namespace core::db {
namespace {

bool word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t past(std::string_view sql, std::string_view mark, std::size_t from) {
    const auto found = sql.find(mark, from);
    return found == std::string_view::npos ? sql.size() : found + mark.size();
}

// A doubled quote goes on; in E'' so does one after a backslash.
std::size_t past_quote(std::string_view sql, std::size_t at, bool escapes) {
    const char quote = sql[at];
    for (std::size_t i = at + 1; i < sql.size(); ++i) {
        if (escapes && sql[i] == '\\') {
            ++i;
        } else if (sql[i] == quote) {
            if (i + 1 < sql.size() && sql[i + 1] == quote)
                ++i;
            else
                return i + 1;
        }
    }
    return sql.size();
}

// Block comments nest in PostgreSQL.
std::size_t past_block(std::string_view sql, std::size_t at) {
    int depth = 0;
    for (std::size_t i = at; i + 1 < sql.size(); ++i) {
        const auto two = sql.substr(i, 2);
        if (two == "/*") {
            ++depth;
            ++i;
        } else if (two == "*/") {
            ++i;
            if (--depth == 0) return i + 1;
        }
    }
    return sql.size();
}

std::size_t past_dollar(std::string_view sql, std::size_t at) {
    if (at > 0 && word(sql[at - 1])) return at;
    std::size_t end = at + 1;
    while (end < sql.size() && word(sql[end])) ++end;
    const bool number = end > at + 1 && sql[at + 1] >= '0' && sql[at + 1] <= '9';
    if (end >= sql.size() || sql[end] != '$' || number) return at;
    return past(sql, sql.substr(at, end + 1 - at), end + 1);
}

}  // namespace

std::size_t skip_quoted(std::string_view sql, std::size_t at) {
    const auto two = sql.substr(at, 2);
    if (two == "--") return past(sql, "\n", at);
    if (two == "/*") return past_block(sql, at);
    switch (sql[at]) {
        case '\'': {
            const bool escapes = at > 0 && (sql[at - 1] == 'E' || sql[at - 1] == 'e') &&
                                 (at < 2 || !word(sql[at - 2]));
            return past_quote(sql, at, escapes);
        }
        case '"':
            return past_quote(sql, at, false);
        case '$':
            return past_dollar(sql, at);
        default:
            return at;
    }
}

std::string rewrite(std::string_view sql) {
    std::string out;
    out.reserve(sql.size() + 16);
    int number = 0;
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = skip_quoted(sql, at);
        if (end > at) {
            out += sql.substr(at, end - at);
            at = end;
        } else if (sql[at] == '?') {
            out += '$' + std::to_string(++number);
            ++at;
        } else {
            out += sql[at++];
        }
    }
    return out;
}

}  // namespace core::db
