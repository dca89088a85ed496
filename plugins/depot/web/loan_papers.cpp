// SPDX-License-Identifier: Apache-2.0
// What is printed of loans: slip, out indicator, berita acara of a loss, the loan book.
#include "depot/input/fields.h"
#include "depot/papers/loan_papers.h"
#include "depot/papers/loan_words.h"
#include "depot/web/loan_pages.h"

namespace depot::web {

namespace {

papers::Print print_of(Room& room, const Context& ctx) {
    return {room.fonts, ctx.now(), ctx.zone, room.words.in("id")};
}

LoanShown loan_in(Room& room, const Context& ctx, const Request& request, std::initializer_list<LoanState> states) {
    auto shown = room.services.loans.one(ctx, LoanId::parse(request.param("id")));
    for (const auto state : states)
        if (shown.loan.state == state) {
            shown.loan = papers::in_words(std::move(shown.loan), room.words.in("id"));
            return shown;
        }
    throw core::Error(core::Code::conflict, "depot.error.no_paper", {{"number", shown.loan.numbered()}});
}

// In the columns of the book: name, unit and phone, number and title, code, box, days, paraf, remark.
core::table::Sheet book_sheet(Room& room, const Context& ctx, const Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto span = input::span_in(request.query, ctx.today());
    const auto say = [&](const char* key) { return words.say(key); };
    core::table::Sheet sheet;
    sheet.name = say("depot.book.tab");
    sheet.titles = {say("depot.book.title"), words.say("depot.book.span", {{"from", words.date(span.from)},
                                                                           {"until", words.date(span.until)}})};
    constexpr double narrow = 6, middle = 16, wide = 30;
    sheet.columns = {{say("depot.book.no"), narrow},        {say("depot.paper.borrower"), middle},
                     {say("depot.paper.borrower_unit"), wide}, {say("depot.paper.dossier"), wide},
                     {say("depot.paper.code"), middle},     {say("depot.paper.place"), middle},
                     {say("depot.paper.out"), middle},      {say("depot.paper.due"), middle},
                     {say("depot.paper.returned"), middle}, {say("depot.book.initial"), 10},
                     {say("depot.book.remark"), middle}};
    std::int64_t number = 0;
    for (const auto& each : room.services.loans.book(ctx, span.from, span.until)) {
        const auto loan = papers::in_words(each.loan, words);
        const bool back = loan.state == LoanState::returned;
        auto remark = words.say(loan.overdue(ctx.today()) ? "depot.loan_state.overdue"
                                                           : "depot.loan_state." + std::string(name(loan.state)));
        if (back && loan.complete && !*loan.complete) remark += ", " + say("depot.loan.incomplete");
        if (!loan.note.empty()) remark += ": " + loan.note;
        sheet.rows.push_back({++number, loan.borrower_name,
                              loan.borrower_unit + (loan.phone.empty() ? "" : " / " + loan.phone),
                              each.dossier.number + " " + each.dossier.title, each.dossier.code, loan.place,
                              day_cell(loan.out_on, words), day_cell(loan.due_on, words),
                              day_cell(back ? loan.ended_on : std::nullopt, words), std::string(), remark});
    }
    return sheet;
}

}  // namespace

Response loan_slip(Room& room, const Context& ctx, Request& request) {
    const auto shown =
        loan_in(room, ctx, request, {LoanState::granted, LoanState::out, LoanState::returned, LoanState::lost});
    return sheet_response(papers::slip(shown, print_of(room, ctx)), false, "lembar-peminjaman");
}

Response loan_indicator(Room& room, const Context& ctx, Request& request) {
    const auto shown = loan_in(room, ctx, request, {LoanState::granted, LoanState::out});
    return sheet_response(papers::out_indicator(shown, print_of(room, ctx)), false, "out-indicator");
}

Response loan_loss(Room& room, const Context& ctx, Request& request) {
    const auto shown = loan_in(room, ctx, request, {LoanState::lost});
    return sheet_response(papers::loss_act(shown, print_of(room, ctx)), false, "berita-acara-kehilangan");
}

Response loan_book(Room& room, const Context& ctx, Request& request) {
    return sheet_response(core::table::xlsx(book_sheet(room, ctx, request)), true, "buku-peminjaman");
}

Response loan_book_paper(Room& room, const Context& ctx, Request& request) {
    const auto sheet = book_sheet(room, ctx, request);
    return sheet_response(core::table::pdf(sheet, sheet_print(room, ctx)), false, "buku-peminjaman");
}

}  // namespace depot::web
