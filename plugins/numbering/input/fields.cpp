// SPDX-License-Identifier: Apache-2.0
// Reading what people and programs send.
#include "numbering/input/fields.h"

#include "core/base/text.h"

namespace numbering::input {

using core::http::Fields;
using core::http::Given;
using classification::AccessClass;

namespace {

constexpr std::size_t longest_reason = 500, longest_code = 100, most_choices = 100;
constexpr std::int64_t widest = 6, most_no = 999'999, most_version = 1'000'000'000;
constexpr std::initializer_list<Reset> resets{Reset::yearly, Reset::monthly, Reset::never};
constexpr std::initializer_list<SuffixStyle> styles{SuffixStyle::letters, SuffixStyle::digits};
constexpr std::initializer_list<State> states{State::reserved, State::used, State::void_};
constexpr std::initializer_list<Path> paths{Path::automatic, Path::reserved, Path::inserted};
constexpr std::initializer_list<Decision> decisions{Decision::waiting, Decision::approved, Decision::refused,
                                                    Decision::withdrawn};

// A datalist puts "000.1.5 Rapat" into the field; the code is its first word.
std::string code_in(Given& given, std::string_view name) {
    const auto text = given.line(name);
    auto code = text.substr(0, text.find(' '));
    if (code.size() <= longest_code) return code;
    given.fault(name, "core.fault.long", {{"most", std::to_string(longest_code)}});
    return {};
}

// Codes are kept between blanks and named in addresses.
std::set<std::string> codes_in(Given& given, std::string_view name) {
    std::set<std::string> found;
    for (auto& each : given.lines(name, most_choices)) {
        if (each.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != each.npos)
            given.fault(name, "numbering.fault.kind", {{"value", each}});
        else
            found.insert(std::move(each));
    }
    return found;
}

std::set<AccessClass> accesses_in(Given& given) {
    std::set<AccessClass> found;
    for (const auto& each : given.lines("accesses", most_choices)) {
        try {
            found.insert(classification::access_named(each));
        } catch (const core::Error&) {
            given.fault("accesses", "numbering.fault.access_name", {{"value", each}});
        }
    }
    return found;
}

SeriesId series_in(Given& given) {
    if (given.line("series", longest_code).empty()) given.fault("series", "numbering.fault.series");
    return given.id<SeriesId>("series").value_or(SeriesId{});
}

}  // namespace

Typed series_from(Given given, Series series, bool form) {
    const auto all = [&](const char* name) { return form || given.has(name); };
    if (all("unit")) series.unit = given.id<core::UnitId>("unit").value_or(core::UnitId{});
    if (all("name")) series.name = given.line("name");
    if (all("kinds")) series.scope.kinds = codes_in(given, "kinds");
    if (all("groups")) series.scope.groups = codes_in(given, "groups");
    if (all("accesses")) series.scope.accesses = accesses_in(given);
    series.reset = given.one_of("reset", resets, [](Reset each) { return name(each); }).value_or(series.reset);
    if (all("pattern")) series.pattern = given.line("pattern");
    series.width = static_cast<int>(given.number("width", 1, widest).value_or(series.width));
    series.first_no = given.number("first_no", 1, most_no).value_or(series.first_no);
    series.suffix =
        given.one_of("suffix", styles, [](SuffixStyle each) { return name(each); }).value_or(series.suffix);
    if (all("from")) series.from = given.date("from").value_or(core::Date{});
    if (all("until")) series.until = given.date("until");
    series.version = given.number("version", 1, most_version).value_or(series.version);
    if (form) (void)given.line("id", longest_code);
    return {std::move(series), given.take_faults()};
}

Reservation reservation_from(Given given) {
    Reservation wish;
    wish.series = series_in(given);
    wish.date = given.date("date");
    wish.classification = code_in(given, "classification");
    wish.purpose = given.line("purpose", longest_reason);
    wish.until = given.date("until");
    if (wish.purpose.empty()) given.fault("purpose", "numbering.fault.purpose_empty");
    wish.unread = given.take_faults();
    return wish;
}

InsertionWish insertion_from(Given given) {
    InsertionWish wish;
    wish.series = series_in(given);
    const auto date = given.date("date");
    if (!date) given.fault("date", "numbering.fault.date_empty");
    wish.date = date.value_or(core::Date{});
    wish.classification = code_in(given, "classification");
    wish.reason = given.prose("reason", longest_reason);
    if (wish.reason.empty()) given.fault("reason", "numbering.fault.reason_empty");
    given.done();
    return wish;
}

std::string reason_from(Given given, std::string_view name) {
    auto reason = given.line(name, longest_reason);
    if (reason.empty()) given.fault(name, "numbering.fault.reason_empty");
    given.done();
    return reason;
}

std::vector<CentralWish> central_from(Given given) {
    std::vector<CentralWish> rules;
    const auto* list = given.member("rules");
    if (list == nullptr || !list->is_array()) {
        given.fault("rules", "numbering.fault.rules");
        given.done();
        return rules;
    }
    for (const auto& each : *list) {
        const bool fits = each.is_object() && each.size() == 2 && !core::json::text(each, "signer_kind").empty() &&
                          !core::json::text(each, "unit").empty();
        if (!fits) {
            given.fault("rules", "numbering.fault.rules");
            continue;
        }
        try {
            rules.push_back({core::json::text(each, "signer_kind"), core::UnitId::parse(core::json::text(each, "unit"))});
        } catch (const core::Error&) {
            given.fault("rules", "core.fault.id", {{"value", std::string(core::text::head(core::json::text(each, "unit"), 60))}});
        }
    }
    given.done();
    return rules;
}

std::vector<CentralWish> central_form(Given given) {
    std::vector<CentralWish> rules;
    for (std::size_t line = 1; line <= most_choices; ++line) {
        const auto end = "." + std::to_string(line);
        if (!given.has("signer_kind" + end)) break;
        const auto kind = given.line("signer_kind" + end, longest_code);
        const auto unit = given.id<core::UnitId>("unit" + end);
        if (!kind.empty()) rules.push_back({kind, unit.value_or(core::UnitId{})});
    }
    given.done();
    return rules;
}

BookWish book_from(const Fields& query) {
    Given given(query);
    BookWish wish;
    wish.unit = given.id<core::UnitId>("unit");
    wish.series = given.id<SeriesId>("series");
    wish.period = given.line("period", longest_code);
    wish.before = given.line("before", longest_code);
    wish.state = given.one_of("state", states, [](State each) { return name(each); });
    wish.path = given.one_of("path", paths, [](Path each) { return name(each); });
    given.done();
    return wish;
}

AskedWish asked_from(const Fields& query) {
    Given given(query);
    AskedWish wish;
    wish.decision = given.one_of("decision", decisions, [](Decision each) { return name(each); });
    wish.month = given.line("month", longest_code);
    given.done();
    return wish;
}

}  // namespace numbering::input
