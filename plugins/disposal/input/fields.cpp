// SPDX-License-Identifier: Apache-2.0
#include "disposal/input/fields.h"

#include <charconv>

namespace disposal::input {

using core::http::Given;

namespace {

template <class All>
auto choice(Given& given, const char* field, const All& all) {
    return given.one_of(field, all, [](auto each) { return name(each); });
}

}  // namespace

Drawing drawing_of(const core::http::Fields& asked) {
    Given given(asked);
    Drawing drawing;
    drawing.kind = choice(given, "kind", drawn_kinds).value_or(Kind::transfer);
    drawing.selection = given.line("selection", 50);
    drawing.unit = given.id<core::UnitId>("unit");
    given.done();
    return drawing;
}

Paper paper_of(const core::http::Request& request) {
    for (const auto paper : all_papers)
        if (name(paper) == request.param("paper")) return paper;
    throw core::Error(core::Code::not_found, "disposal.error.no_paper");
}

Wish wish_from(const core::http::Fields& query) {
    Given given(query);
    Wish wish;
    wish.kind = choice(given, "kind", all_kinds);
    wish.state = choice(given, "state", all_states);
    wish.open = given.flag("open");
    wish.unreported = given.flag("unreported");
    if (const auto after = given.id<ProposalId>("after")) wish.after = after->text();
    given.done();
    return wish;
}

Drawn drawn_from(Given given) {
    Drawn drawn;
    const auto kind = choice(given, "kind", drawn_kinds);
    if (!kind) given.fault("kind", "disposal.fault.kind");
    drawn.kind = kind.value_or(Kind::transfer);
    drawn.dossiers = given.ids<archive::DossierId>("dossiers", most_lines);
    drawn.note = given.prose("note", longest_text);
    given.done();
    return drawn;
}

Removing removing_from(Given given) {
    Removing wish;
    wish.dossiers = given.ids<archive::DossierId>("dossiers", most_lines);
    wish.reason = given.prose("reason", longest_text);
    given.done();
    return wish;
}

Doing doing_from(Given given) {
    Doing doing;
    const auto act = choice(given, "act", all_acts);
    if (!act) given.fault("act", "disposal.fault.act");
    doing.act = act.value_or(Act::submit);
    doing.note = given.prose("note", longest_text);
    doing.method = given.line("method");
    doing.place = given.line("place");
    given.done();
    return doing;
}

Deciding deciding_from(Given given) {
    Deciding deciding;
    for (const auto& text : given.lines("lines", most_lines)) {
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size()) given.fault("lines", "disposal.fault.lines");
        deciding.lines.push_back(number);
    }
    deciding.decision = choice(given, "decision", all_decisions);
    deciding.verdict = given.one_of("verdict", archive::all_verdicts, [](auto each) { return archive::name(each); });
    if (deciding.verdict && deciding.decision.value_or(Decision::agreed) != Decision::agreed)
        given.fault("verdict", "disposal.fault.verdict_or");
    if (deciding.verdict) deciding.decision = Decision::agreed;
    deciding.years = static_cast<int>(given.number("years", 0, archive::most_years_more).value_or(0));
    deciding.found = choice(given, "found", all_found);
    deciding.reason = given.prose("reason", longest_text);
    given.done();
    return deciding;
}

std::vector<Seated> seated_from(Given given) {
    std::vector<Seated> seated;
    for (const auto part : all_parts)
        if (const auto position = given.id<core::PositionId>(name(part))) seated.push_back({part, *position});
    given.done();
    return seated;
}

Filing filing_from(Given given, const core::http::Request& request) {
    Filing filing;
    const auto kind = choice(given, "kind", all_papers);
    if (!kind) given.fault("kind", "disposal.fault.paper");
    filing.kind = kind.value_or(Paper::act);
    filing.number = given.line("number");
    filing.date = given.date("date");
    if (const auto* file = request.upload("file"); file != nullptr && !file->bytes.empty()) {
        if (file->type != "application/pdf") given.fault("file", "disposal.fault.pdf");
        filing.file_name = file->file_name;
        filing.file = file->bytes;
    }
    given.done();
    return filing;
}

std::string reason_from(Given given) {
    auto reason = given.prose("reason", longest_text);
    if (reason.empty()) given.fault("reason", "disposal.fault.reason");
    given.done();
    return reason;
}

namespace {

std::string digest_in(Given& given) {
    auto seen = given.line("digest", 64);
    if (seen.empty()) given.fault("digest", "disposal.fault.digest");
    return seen;
}

}  // namespace

std::string seen_from(Given given) {
    auto seen = digest_in(given);
    given.done();
    return seen;
}

Confirming confirming_from(Given given) {
    Confirming confirming{digest_in(given), given.prose("why", longest_text)};
    given.done();
    return confirming;
}

}  // namespace disposal::input
