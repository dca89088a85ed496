// SPDX-License-Identifier: Apache-2.0
// What people tell of an edition and of the rows that wait.
#include "classification/input/fields.h"

namespace classification::input {

Approval approval_from(Given given) {
    Approval wanted;
    wanted.regulation = given.line("regulation", longest_regulation);
    wanted.regulation_date = given.date("regulation_date");
    wanted.number = given.line("approval_number", longest_regulation);
    wanted.date = given.date("approval_date");
    wanted.document = given.line("approval_document", longest_regulation);
    wanted.compared = given.flag("compared");
    given.done();
    return wanted;
}

std::string seen_from(Given given) {
    auto seen = given.line("approval", 100);
    if (seen.empty()) given.fault("approval", "classification.fault.approval");
    given.done();
    return seen;
}

Editions::Letter letter_of(const core::http::Request& request) {
    const auto* file = request.upload("file");
    return file == nullptr ? Editions::Letter{} : Editions::Letter{file->file_name, file->bytes};
}

std::string reason_from(Given given) {
    auto reason = given.line("reason", 4 * longest_basis);
    given.done();
    return reason;
}

std::string annex_from(Given given) {
    auto annex = given.line("compared_with", 4 * longest_basis);
    given.done();
    return annex;
}

CopyGiven copy_from(Given given) {
    CopyGiven made{given.line("name", 4 * longest_basis), given.date("effective_from")};
    given.done();
    return made;
}

Mapping mapping_from(Given given, const std::string& newer) {
    Mapping made;
    made.from_version = given.line("of", 100);
    made.to_version = newer;
    made.from = given.line("from_code", 50);
    made.to = given.line("to_code", 50);
    const auto how = given.one_of("how", all_ways, [](How each) { return name(each); });
    if (!how) given.fault("how", "classification.fault.how");
    made.note = given.line("note");
    given.done();
    made.how = *how;
    return made;
}

ListGiven list_from(Given given) {
    ListGiven made;
    made.kind = given.one_of("kind", all_kinds, [](Kind each) { return name(each); });
    made.reason = given.one_of("reason", all_reasons, [](Reason each) { return name(each); });
    if (const auto after = given.id<ReviewId>("after")) made.after = after->text();
    made.limit = given.number("limit", 1, most_reviews);
    given.done();
    return made;
}

ManyGiven many_from(Given given) {
    ManyGiven made;
    const auto act = given.one_of("act", all_bulks, [](Bulk each) { return name(each); });
    if (!act) given.fault("act", "classification.fault.bulk");
    made.many = {act.value_or(Bulk::accept), given.ids<ReviewId>("ids", most_reviews), given.line("value"),
                 given.line("reason", longest_basis)};
    made.expected = given.number("expected", 0, most_reviews);
    given.done();
    return made;
}

Mark mark_from(Given given) {
    Mark made{given.line("code", 50), given.line("phrase", longest_basis), given.line("event", 100), given.flag("marked")};
    if (made.code.empty() == made.phrase.empty()) given.fault("code", "classification.fault.mark");
    given.done();
    return made;
}

std::string after_from(Given given) {
    auto after = given.line("after", 50);
    given.done();
    return after;
}

RowsGiven rows_from(Given given) {
    RowsGiven made{given.line("after", 50), given.number("limit", 1, most_rows).value_or(most_rows)};
    given.done();
    return made;
}

Editions::Taking taking_from(Given given) {
    Editions::Taking made{given.line("of", 100), given.lines("codes", most_renamed), given.line("seen", 100),
                          given.line("reason", 4 * longest_basis)};
    if (made.of.empty()) given.fault("of", "classification.fault.other_kind");
    if (made.seen.empty()) given.fault("seen", "classification.fault.renamed_seen");
    given.done();
    return made;
}

std::string older_from(Given given) {
    auto of = given.line("of", 100);
    given.done();
    return of;
}

}  // namespace classification::input
