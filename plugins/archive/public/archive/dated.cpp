// SPDX-License-Identifier: Apache-2.0
#include "archive/dated.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/words/words.h"

namespace archive {
namespace {

constexpr std::size_t year_long = 4, month_long = 7, day_long = 10;

std::optional<core::Date> day_in(const std::string& text) {
    try {
        return core::parse_date(text);
    } catch (const core::Error&) {
        return std::nullopt;
    }
}

// Of one date.
std::optional<Span> span_of_one(std::string_view edtf) {
    const std::string text(edtf);
    if (text.size() == day_long)
        if (const auto day = day_in(text)) return Span{*day, *day};
    if (text.size() == month_long)
        if (const auto first = day_in(text + "-01")) return Span{*first, first->year() / first->month() / std::chrono::last};
    if (text.size() == year_long)
        if (const auto first = day_in(text + "-01-01")) return Span{*first, first->year() / std::chrono::December / 31};
    return std::nullopt;
}

bool all_digits(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char each) { return each >= '0' && each <= '9'; });
}

std::string two_digits(const std::string& text) { return text.size() == 1 ? "0" + text : text; }

// "12-3-1978" and "3-1978": day and month come first here.
std::string turned_round(std::string text) {
    std::replace(text.begin(), text.end(), '/', '-');
    std::replace(text.begin(), text.end(), '.', '-');
    const auto parts = core::text::split(text, '-');
    if (parts.size() < 2 || parts.size() > 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) return {};
    if (parts.back().size() != year_long) return {};
    std::string turned = parts.back();
    for (auto part = std::next(parts.rbegin()); part != parts.rend(); ++part) {
        if (part->size() > 2) return {};
        turned += "-" + two_digits(*part);
    }
    return turned;
}

std::string said_one(const std::string& edtf, const core::words::Catalog& words) {
    const auto span = span_of_one(edtf);
    if (!span || edtf.size() == year_long) return edtf;
    const auto day = words.date(span->first);
    return edtf.size() == day_long ? day : day.substr(day.find(' ') + 1);
}

}  // namespace

std::string edtf_typed(std::string_view text) {
    const auto typed = core::text::lower(core::text::trim(text));
    for (const std::string_view word : {"xxxx", "tanpa tahun", "tanpa tanggal", "t.t.", "undated"})
        if (typed == word) return std::string(undated);
    if (span_of_one(typed)) return typed;
    auto turned = turned_round(typed);
    return span_of_one(turned) ? turned : std::string();
}

std::optional<Span> span_of(std::string_view edtf) {
    const auto between = edtf.find('/');
    if (between == std::string_view::npos) return span_of_one(edtf);
    const auto from = span_of_one(edtf.substr(0, between)), until = span_of_one(edtf.substr(between + 1));
    if (!from || !until) return std::nullopt;
    return Span{from->first, until->last};
}

std::optional<Span> last_span_of(std::string_view edtf) {
    const auto between = edtf.find('/');
    return span_of_one(between == std::string_view::npos ? edtf : edtf.substr(between + 1));
}

std::optional<core::Date> reaches_surely(std::string_view dated, core::Date last) {
    if (dated == undated) return std::nullopt;
    const auto span = last_span_of(dated);
    return span ? std::min(span->first, last) : last;
}

bool to_the_day(std::string_view edtf) {
    const auto between = edtf.find('/');
    return edtf.size() == day_long || (between == day_long && edtf.size() == 2 * day_long + 1);
}

bool is_dated(std::string_view edtf) { return edtf == undated || span_of(edtf); }

std::string edtf_between(const std::string& first, const std::string& last) {
    return first.empty() || first == last ? last : first + "/" + last;
}

std::string edtf_of(const std::string& told, const std::optional<core::Date>& first, core::Date last) {
    if (!told.empty()) return told;
    if (!first) return core::iso(last);
    const auto from = core::iso(*first), until = core::iso(last);
    if (from.ends_with("-01-01") && until.ends_with("-12-31"))
        return edtf_between(from.substr(0, year_long), until.substr(0, year_long));
    return edtf_between(from, until);
}

std::string said(std::string_view edtf, const core::words::Catalog& words) {
    if (edtf == undated) return words.say("archive.undated");
    const auto between = edtf.find('/');
    if (between == std::string_view::npos) return said_one(std::string(edtf), words);
    const std::string from(edtf.substr(0, between)), until(edtf.substr(between + 1));
    const bool years = from.size() == year_long && until.size() == year_long;
    return said_one(from, words) + (years ? "-" : " \u2013 ") + said_one(until, words);
}

}  // namespace archive
