// SPDX-License-Identifier: Apache-2.0
#include "depot/input/request_fields.h"

namespace depot::input {

using core::http::Given;

namespace {

constexpr std::size_t longest_prose = 2000;

archive::DossierId named_dossier(Given& given) {
    const auto dossier = given.id<archive::DossierId>("dossier");
    if (!dossier) given.fault("dossier", "depot.fault.dossier");
    return dossier.value_or(archive::DossierId{});
}

}  // namespace

RequestWish request_from(Given given) {
    RequestWish wish;
    wish.requester = given.line("requester", 200);
    if (wish.requester.empty()) given.fault("requester", "depot.fault.requester");
    wish.contact = given.line("contact");
    if (wish.contact.empty()) given.fault("contact", "depot.fault.contact");
    wish.purpose = given.prose("purpose", longest_prose);
    if (wish.purpose.empty()) given.fault("purpose", "depot.fault.request_purpose");
    wish.sought = given.prose("sought", longest_prose);
    if (wish.sought.empty()) given.fault("sought", "depot.fault.sought");
    wish.received = given.date("received");
    given.done();
    return wish;
}

Desk desk_in(const core::http::Fields& query) {
    Given given(query);
    const auto desk = given.one_of("show", all_desks, [](Desk each) { return name(each); });
    given.done();
    return desk.value_or(Desk::open);
}

int year_in(const core::http::Fields& query, core::Date today) {
    Given given(query);
    const auto year = given.number("year", 2000, 2200);
    given.done();
    return static_cast<int>(year.value_or(static_cast<int>(today.year())));
}

Period period_in(const core::http::Fields& query, core::Date today) {
    Given given(query);
    Period period;
    period.year = static_cast<int>(given.number("year", 2000, 2200).value_or(static_cast<int>(today.year())));
    if (const auto month = given.number("month", 1, 12)) period.month = static_cast<unsigned>(*month);
    given.done();
    return period;
}

ReaderWanted readers_in(const core::http::Fields& query) {
    Given given(query);
    ReaderWanted wanted;
    wanted.words = given.line("q", 200);
    constexpr int most_pages = 100'000;
    wanted.page = static_cast<int>(given.number("page", 1, most_pages).value_or(1));
    given.done();
    return wanted;
}

Judging judging_from(Given given) {
    Judging judging;
    judging.dossier = named_dossier(given);
    if (const auto release = given.one_of("release", all_releases, [](Release each) { return name(each); }))
        judging.release = *release;
    else given.fault("release", "depot.fault.release");
    judging.by_instrument = given.line("ground", 100) == instrument;
    if (!judging.by_instrument) judging.ground = given.id<GroundId>("ground");
    judging.reason = given.prose("reason", longest_prose);
    judging.until = given.date("until");
    given.done();
    return judging;
}

archive::DossierId dossier_from(Given given) {
    const auto dossier = named_dossier(given);
    given.done();
    return dossier;
}

AtTable at_table_from(Given given) {
    AtTable wish{named_dossier(given), given.prose("paper_reason", longest_prose)};
    given.done();
    return wish;
}

Reply reply_from(Given given) {
    Reply reply;
    if (const auto answer = given.one_of("answer", all_answers, [](Answer each) { return name(each); }))
        reply.answer = *answer;
    else given.fault("answer", "depot.fault.answer");
    reply.reason = given.prose("reason", longest_prose);
    reply.ground = given.id<GroundId>("ground");
    given.done();
    return reply;
}

std::string letter_from(Given given) {
    auto number = given.line("letter", 200);
    if (number.empty()) given.fault("letter", "depot.fault.answer_letter");
    given.done();
    return number;
}

Giving giving_from(Given given) {
    Giving giving;
    giving.dossier = named_dossier(given);
    const auto copies = given.number("copies", 1, most_copies);
    if (!copies) given.fault("copies", "depot.fault.copies", {{"most", std::to_string(most_copies)}});
    giving.copies = static_cast<int>(copies.value_or(0));
    giving.redacted = given.flag("redacted");
    given.done();
    return giving;
}

Ground ground_from(Given given) {
    Ground ground;
    ground.name = given.line("name");
    if (ground.name.empty()) given.fault("name", "depot.fault.ground_name");
    ground.citation = given.line("citation");
    if (ground.citation.empty()) given.fault("citation", "depot.fault.citation");
    constexpr int most_years = 200;
    if (const auto years = given.number("years", 1, most_years)) ground.years = static_cast<int>(*years);
    given.done();
    return ground;
}

ReaderWish reader_from(Given given) {
    ReaderWish wish;
    wish.name = given.line("name", 200);
    if (wish.name.empty()) given.fault("name", "depot.fault.reader_name");
    wish.contact = given.line("contact");
    if (wish.contact.empty()) given.fault("contact", "depot.fault.contact");
    wish.origin = given.line("origin", 200);
    wish.rules = given.flag("rules");
    if (!wish.rules) given.fault("rules", "depot.fault.rules");
    given.done();
    return wish;
}

std::string purpose_from(Given given) {
    auto purpose = given.prose("purpose", longest_prose);
    if (purpose.empty()) given.fault("purpose", "depot.fault.visit_purpose");
    given.done();
    return purpose;
}

}  // namespace depot::input
