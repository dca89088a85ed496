// SPDX-License-Identifier: Apache-2.0
#include "directory/input/fields.h"

#include <array>

namespace directory::input {
namespace {

template <class Id>
void page_from(core::http::Given& given, store::ConferralWish<Id>& wish) {
    wish.position = given.id<core::PositionId>("position");
    wish.after = given.id<Id>("after");
    wish.limit = static_cast<int>(given.number("limit", 1, 100).value_or(50));
}

// highest and basis; without the first what it says already stays.
void terms_from(core::http::Given& given, Conferral& made) {
    const auto highest = given.one_of("highest", access_names(), [](const std::string& each) { return each; });
    made.highest = highest.value_or(made.highest);
    made.basis = given.line("basis", longest_basis);
}

}  // namespace

AppointmentForm appointment_from(core::http::Given& given, std::string position) {
    const auto word = [&](std::string_view name) { return given.line(name, 100); };
    return {word("person"),      std::move(position), word("capacity"), given.line("decree"),
            word("decree_date"), word("from"),        word("until")};
}

Delegation delegation_from(core::http::Given& given, std::optional<core::PositionId> giver) {
    constexpr std::array forms{DelegationForm::an, DelegationForm::ub};
    Delegation made;
    if (giver) made.giver = *giver;
    if (const auto receiver = given.id<core::PositionId>("receiver")) made.receiver = *receiver;
    else given.fault("receiver", "directory.fault.delegation_receiver");
    const auto form = given.one_of("form", forms, [](DelegationForm each) { return name(each); });
    if (form) made.form = *form;
    else given.fault("form", "directory.fault.delegation_form");
    made.kinds = given.lines("kinds", most_scopes);
    made.groups = given.lines("groups", most_scopes);
    terms_from(given, made);
    for (const auto& [field, day] : {std::pair("from", &made.from), std::pair("until", &made.until)}) {
        if (const auto read = given.date(field)) *day = *read;
        else given.fault(field, "directory.fault.date_needed");
    }
    return made;
}

std::string revoke_reason_from(core::http::Given given, const char* error) {
    auto reason = given.line("reason", longest_revoke_reason);
    given.done(error);
    return reason;
}

store::DelegationWish delegation_wish_from(core::http::Given& given) {
    constexpr std::array states{ConferralState::active, ConferralState::future, ConferralState::past,
                                ConferralState::revoked};
    store::DelegationWish wish;
    wish.state = given.one_of("state", states, [](ConferralState each) { return name(each); });
    page_from(given, wish);
    return wish;
}

MailboxGrant grant_from(core::http::Given& given, core::PositionId position, core::Date today) {
    MailboxGrant made;
    made.position = position;
    const auto kind = given.one_of("kind", all_grant_kinds, [](GrantKind each) { return name(each); });
    if (kind) made.kind = *kind;
    else given.fault("kind", "directory.fault.grant_kind");
    if (const auto receiver = given.id<core::AppointmentId>("receiver")) made.receiver = *receiver;
    else given.fault("receiver", "directory.fault.grant_receiver");
    for (auto& act : given.lines("acts", most_scopes)) made.acts.insert(std::move(act));
    for (auto& work : given.lines("works", most_scopes)) made.works.insert(std::move(work));
    terms_from(given, made);
    const auto from = given.date("from");
    if (!from && made.kind == GrantKind::substitute) given.fault("from", "directory.fault.date_needed");
    made.from = from.value_or(today);
    made.until = given.date("until");
    made.reason = given.line("reason", 50);
    made.note = given.line("note", longest_grant_note);
    return made;
}

store::GrantWish grant_wish_from(core::http::Given& given) {
    store::GrantWish wish;
    wish.open = given.flag("open");
    wish.kind = given.one_of("kind", all_grant_kinds, [](GrantKind each) { return name(each); });
    page_from(given, wish);
    return wish;
}

Partner partner_from(core::http::Given& given) {
    Partner made;
    made.name = given.line("name", longest_partner_line);
    made.official = given.line("official", longest_partner_line);
    made.kind = given.one_of("kind", partner_kinds(), [](const std::string& each) { return each; })
                    .value_or(partner_kinds().back());
    made.place = given.line("place", longest_partner_line);
    made.address = given.prose("address", longest_partner_text);
    made.email = given.line("email", longest_partner_line);
    made.phone = given.line("phone", longest_partner_line);
    made.note = given.prose("note", longest_partner_text);
    return made;
}

PartnerBook::Wish partner_wish_from(core::http::Given& given) {
    PartnerBook::Wish wish;
    wish.words = given.line("q");
    wish.kind = given.one_of("kind", partner_kinds(), [](const std::string& each) { return each; }).value_or("");
    wish.after = given.id<PartnerId>("after");
    wish.limit = static_cast<int>(given.number("limit", 1, 100).value_or(50));
    return wish;
}

std::int64_t revision_in(core::http::Given& given, std::string_view field) {
    constexpr std::int64_t most = 1'000'000'000;
    if (!given.has(field)) given.fault(field, "directory.fault.revision");
    return given.number(field, 1, most).value_or(0);
}

Sheet table_from(const core::http::Request& request, const std::string& name) try {
    std::vector<NamedFile> files;
    for (const core::http::Upload& upload : request.uploads)
        if (!upload.bytes.empty()) files.push_back({upload.file_name, upload.bytes});
    return read_table(files, name);
} catch (const core::Error& error) {
    if (error.code() != core::Code::invalid || !error.faults().empty()) throw;
    throw error.of("files");
}

Workbook workbook_from(const core::http::Request& request) try {
    std::vector<NamedFile> files;
    for (const core::http::Upload& upload : request.uploads)
        if (!upload.bytes.empty()) files.push_back({upload.file_name, upload.bytes});
    return read_workbook(files);
} catch (const core::Error& error) {
    if (error.code() != core::Code::invalid || !error.faults().empty()) throw;
    throw error.of("files");
}

EndingForm ending_from(core::http::Given given) {
    EndingForm form;
    form.successor = given.line("successor", 100);
    form.on = given.date("on");
    form.basis = given.line("basis", 4 * longest_ending_basis);
    given.done();
    return form;
}

}  // namespace directory::input
