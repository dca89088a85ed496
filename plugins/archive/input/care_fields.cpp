// SPDX-License-Identifier: Apache-2.0
#include "archive/input/care_fields.h"

#include "archive/input/fields.h"

namespace archive::input {
namespace {

constexpr std::size_t longest_reason = 2000, longest_line = 300;
constexpr int first_year = 1800, last_year = 2200;

template <class All>
std::string word_of(Given& given, std::string_view field, const All& all, const char* missing) {
    const auto found = given.one_of(field, all, [](std::string_view each) { return each; });
    if (!found && given.line(field, 100).empty() && missing != nullptr) given.fault(field, missing);
    return std::string(found.value_or(""));
}

std::string needed_reason(Given& given) {
    auto reason = given.prose("reason", longest_reason);
    if (reason.empty()) given.fault("reason", "archive.fault.reason");
    return reason;
}

Mark::Kind mark_kind(Given& given) {
    constexpr std::array kinds{Mark::Kind::vital, Mark::Kind::guarded};
    const auto kind = given.one_of("kind", kinds, [](Mark::Kind each) { return name(each); });
    if (!kind && given.line("kind", 100).empty()) given.fault("kind", "archive.fault.kind");
    return kind.value_or(Mark::Kind::vital);
}

}  // namespace

core::Date only_date_from(Given given, std::string_view name) {
    const auto date = date_from(given, name);
    given.done();
    return date;
}

YearGiven year_from(Given given) {
    YearGiven found;
    const auto year = given.number("fiscal_year", first_year, last_year);
    if (!year && (!given.has("fiscal_year") || given.line("fiscal_year", 100).empty()))
        given.fault("fiscal_year", "archive.fault.fiscal_year");
    found.year = static_cast<int>(year.value_or(0));
    found.reason = needed_reason(given);
    given.done();
    return found;
}

ExceptionGiven exception_from(Given given) {
    using Kind = Exception::Kind;
    ExceptionGiven found;
    const auto kind = given.one_of("kind", all_exceptions, [](Kind each) { return name(each); });
    if (!kind && given.line("kind", 100).empty()) given.fault("kind", "archive.fault.kind");
    found.told.kind = kind.value_or(Kind::unresolved);
    const auto item = given.number("item", 1, most_amount);
    const auto active = given.number("active_years", 0, longest_years);
    const auto inactive = given.number("inactive_years", 0, longest_years);
    if (!found.told.of_dossier()) found.told.item = static_cast<int>(item.value_or(0));
    if (found.told.kind == Kind::years) {
        if (active) found.told.active_years = static_cast<int>(*active);
        if (inactive) found.told.inactive_years = static_cast<int>(*inactive);
    }
    found.target = given.line("target", 100);
    found.ask = given.flag("ask");
    if (found.ask && kind && found.told.of_dossier()) given.fault("ask", "archive.fault.ask_kind");
    found.told.reason = needed_reason(given);
    given.done();
    return found;
}

DescriptionGiven description_from(Given given) {
    DescriptionGiven found;
    const auto item = given.number("item", 1, most_amount);
    if (!item && given.line("item", 100).empty()) given.fault("item", "archive.fault.item");
    found.item = static_cast<int>(item.value_or(0));
    found.told = telling_from(given);
    found.reason = needed_reason(given);
    given.done();
    return found;
}

namespace {

std::string dated_from(Given& given, std::string_view field) {
    const auto text = given.line(field, 100);
    auto edtf = edtf_typed(text);
    if (!text.empty() && edtf.empty()) given.fault(field, "archive.fault.dated", {{"text", text}});
    return edtf;
}

// As far as it is known; of a bundle from the earliest to the last.
void read_dates(Given& given, Paper& paper) {
    const auto first = dated_from(given, "first"), last = dated_from(given, "date");
    if (last.empty()) return given.fault("date", "archive.fault.date_told");
    if (first == undated || (last == undated && !first.empty())) return given.fault("first", "archive.fault.undated_first");
    const auto told = edtf_between(first, last);
    if (!to_the_day(told)) {
        paper.dated = told;
        return;
    }
    paper.date = span_of(told)->last;
    if (first != last && !first.empty()) paper.first = span_of(told)->first;
}

}  // namespace

RenameGiven rename_from(Given given) {
    RenameGiven found;
    const auto item = given.number("item", 1, most_amount);
    if (!item && given.line("item", 100).empty()) given.fault("item", "archive.fault.item");
    found.item = static_cast<int>(item.value_or(0));
    found.told.title = given.line("title", longest_title);
    if (found.told.title.empty()) given.fault("title", "archive.fault.paper_title");
    found.told.number = given.line("number", longest_line);
    Paper dates;
    read_dates(given, dates);
    found.told.date = dates.date;
    found.told.first = dates.first;
    found.told.dated = dates.dated;
    found.reason = needed_reason(given);
    given.done();
    return found;
}

RetitleGiven retitle_from(Given given) {
    RetitleGiven found{given.line("title", longest_title), ""};
    if (found.title.empty()) given.fault("title", "archive.fault.title");
    found.reason = needed_reason(given);
    given.done();
    return found;
}

RecodeGiven recode_from(Given given) {
    RecodeGiven found{given.line("code", 50), "", given.flag("ask")};
    if (found.code.empty()) given.fault("code", "archive.fault.code");
    given.line("code_words");   // what it was sought by
    found.reason = needed_reason(given);
    given.done();
    return found;
}

ReferenceGiven reference_from(Given given) {
    ReferenceGiven found{given.line("to", 100), ""};
    if (found.to.empty()) given.fault("to", "archive.fault.other_dossier");
    found.reason = needed_reason(given);
    given.done();
    return found;
}

UnreferGiven unrefer_from(Given given) {
    UnreferGiven found;
    const auto id = given.id<store::ReferenceId>("reference");
    if (!id) given.fault("reference", "archive.fault.reference");
    found.reference = id.value_or(store::ReferenceId{});
    found.reason = needed_reason(given);
    given.done();
    return found;
}

MoveGiven move_from(Given given) {
    MoveGiven found;
    const auto verdict = given.one_of("verdict", std::array{Move::Verdict::approve, Move::Verdict::refuse},
                                      [](Move::Verdict each) { return name(each); });
    if (!verdict && given.line("verdict", 100).empty()) given.fault("verdict", "archive.fault.move_verdict");
    found.verdict = verdict.value_or(Move::Verdict::refuse);
    found.answer = given.prose("answer", longest_reason);
    if (found.answer.empty()) given.fault("answer", "archive.fault.move_answer");
    found.seen = given.line("seen", 64);
    if (verdict == Move::Verdict::approve && found.seen.empty()) given.fault("seen", "archive.fault.move_seen");
    given.done();
    return found;
}

ReviewGiven review_from(Given given) {
    ReviewGiven found;
    const auto review = given.date("review");
    if (!review && given.line("review", 100).empty()) given.fault("review", "archive.fault.review");
    found.review = review.value_or(core::Date{});
    found.reason = given.prose("reason", longest_reason);
    given.done();
    return found;
}

LoweringGiven lowering_from(Given given) {
    LoweringGiven found;
    const auto wanted = given.one_of("access", classification::all_access, [](AccessClass each) { return classification::name(each); });
    if (!wanted && given.line("access", 100).empty()) given.fault("access", "archive.fault.access");
    found.wanted = wanted.value_or(AccessClass::ordinary);
    found.reason = given.prose("reason", longest_reason);
    given.done();
    return found;
}

Paper paper_from(Given given) {
    Paper paper;
    paper.number = given.line("number", longest_line);
    paper.title = given.line("title", longest_title);
    if (paper.title.empty()) given.fault("title", "archive.fault.paper_title");
    paper.sender = given.line("sender", longest_line);
    paper.receiver = given.line("receiver", longest_line);
    paper.remark = given.line("remark", longest_line);
    read_dates(given, paper);
    paper.amount = given.number("amount", 1, most_amount).value_or(1);
    if (const auto unit = word_of(given, "amount_unit", amount_units, nullptr); !unit.empty()) paper.amount_unit = unit;
    if (const auto stage = word_of(given, "stage", stages, nullptr); !stage.empty()) paper.stage = stage;
    if (const auto medium = word_of(given, "medium", media_away, nullptr); !medium.empty()) paper.medium = medium;
    paper.physical = word_of(given, "condition", conditions, nullptr);
    paper.access = given.line("access", 50);
    given.done();
    return paper;
}

Mark mark_from(Given given, DossierId dossier) {
    Mark mark;
    mark.dossier = dossier;
    mark.kind = mark_kind(given);
    const auto category = word_of(given, "category", guarded_categories, nullptr);
    const auto protection = word_of(given, "protection", protections, nullptr);
    const auto copy_place = given.line("copy_place", longest_line);
    const auto review = given.date("review");
    const auto ended = given.date("ended");
    if (mark.kind == Mark::Kind::vital) {
        mark.protection = protection;
        mark.copy_place = copy_place;
        mark.review = review;
    } else {
        mark.category = category;
        mark.ended = ended;
    }
    mark.reason = needed_reason(given);
    given.done();
    return mark;
}

Safeguard safeguard_from(Given given, DossierId dossier) {
    Safeguard done;
    done.dossier = dossier;
    done.phase = word_of(given, "phase", safeguard_phases, "archive.fault.safeguard_phase");
    done.on = date_from(given, "date");
    done.what = given.prose("what", longest_reason);
    if (done.what.empty()) given.fault("what", "archive.fault.safeguard_what");
    given.done();
    return done;
}

UnmarkGiven unmark_from(Given given) {
    UnmarkGiven found{mark_kind(given), needed_reason(given)};
    given.done();
    return found;
}

ReportGiven report_from(Given given) {
    ReportGiven found{date_from(given, "date"), given.line("number", longest_line)};
    if (found.number.empty()) given.fault("number", "archive.fault.report_number");
    given.done();
    return found;
}

namespace {

// "2027-03": its first and its last day. "../2027-03": until its last day.
void month_from(Given& given, ListWish& found) {
    const auto text = given.line("month", 20);
    if (text.empty()) return;
    try {
        const bool earlier = text.starts_with(month_and_before);
        const auto first = core::parse_date((earlier ? text.substr(month_and_before.size()) : text) + "-01");
        found.month = text;
        found.wish.from = earlier ? first_day : first;
        found.wish.until = first.year() / first.month() / std::chrono::last;
        if (!found.wish.ending) given.fault("ending", "archive.fault.ending");
    } catch (const core::Error&) {
        given.fault("month", "archive.fault.month");
    }
}

}  // namespace

namespace {

ListWish listed_from(Given& given, int limit) {
    constexpr std::array phases{Phase::open,   Phase::unruled,  Phase::review, Phase::waiting,
                                Phase::active, Phase::inactive, Phase::ended};
    constexpr std::array fates{Fate::destroy, Fate::keep, Fate::review};
    constexpr std::array endings{Ending::active, Ending::inactive};
    constexpr std::array all_waits{Waits::transfer, Waits::fate};
    ListWish found;
    found.form = given.one_of("form", all_forms, [](Form each) { return name(each); }).value_or(Form::register_);
    found.wish.limit = static_cast<int>(given.number("limit", 1, limit).value_or(limit));
    found.wish.after = given.id<DossierId>("after");
    found.before = given.number("no", 0, most_amount * most_amount).value_or(0);
    found.wish.unit = given.id<core::UnitId>("unit");
    found.wish.id = given.id<DossierId>("dossier");
    found.wish.code = given.line("code", 50);
    found.wish.place = given.line("place", longest_line);
    found.wish.unplaced = given.flag("unplaced");
    const auto from = given.number("from", first_year, last_year), until = given.number("until", first_year, last_year);
    if (from) found.wish.year_from = static_cast<int>(*from);
    if (until) found.wish.year_until = static_cast<int>(*until);
    if (from && until && *from > *until) given.fault("until", "archive.fault.span");
    if (const auto year = given.number("year", first_year, last_year)) found.wish.year = static_cast<int>(*year);
    found.every_phase = given.line("phase", 100) == ListWish::every;
    if (!found.every_phase) found.wish.phase = given.one_of("phase", phases, [](Phase each) { return name(each); });
    found.wish.fate = given.one_of("fate", fates, [](Fate each) { return classification::name(each); });
    found.wish.ending = given.one_of("ending", endings, [](Ending each) { return name(each); });
    found.wish.waits = given.one_of("waits", all_waits, [](Waits each) { return name(each); });
    const auto order = given.one_of("order", std::array<std::string_view, 2>{"number", "definitive"}, [](std::string_view each) { return each; });
    found.wish.by_definitive = order == "definitive";
    month_from(given, found);
    if (found.wish.ending && found.month.empty()) given.fault("month", "archive.fault.month");
    return found;
}

}  // namespace

ListWish list_from(const core::http::Fields& query, int limit) {
    Given given(query);
    auto found = listed_from(given, limit);
    given.done();
    return found;
}

KeepingGiven keeping_from(Given given) {
    if (given.line("form", 100).empty()) given.fault("form", "archive.fault.form");
    KeepingGiven found;
    found.wish = listed_from(given, most_kept);
    const auto number = given.line("report_number", longest_line);
    const auto on = given.date("report_date");
    if (!number.empty() && !on) given.fault("report_date", "archive.fault.report_day");
    if (on && number.empty()) given.fault("report_number", "archive.fault.report_number");
    if (on && !number.empty()) found.reported = Reported{number, *on};
    given.done();
    return found;
}

std::string edition_from(const core::http::Fields& query) {
    Given given(query);
    auto edition = given.line("edition", 100);
    given.done();
    return edition;
}

DueGiven due_from(const core::http::Fields& query, core::Date today) {
    Given given(query);
    DueGiven found;
    found.year = static_cast<int>(given.number("year", first_year, last_year).value_or(static_cast<int>(today.year())));
    found.unit = given.id<core::UnitId>("unit");
    given.done();
    return found;
}

BacklogGiven backlog_from(const core::http::Request& request) {
    const auto* file = request.upload("file");
    if (file == nullptr || file->bytes.empty())
        throw core::Error("core.error.invalid", {{"file", "archive.backlog.no_file", {}}});
    Given given(request.form);
    BacklogGiven found{file->file_name, file->bytes, given.flag("check")};
    given.done();
    return found;
}

}  // namespace archive::input
