// SPDX-License-Identifier: Apache-2.0
#include "depot/papers/loan_papers.h"

#include "depot/papers/paper.h"

namespace depot::papers {

namespace pdf = core::pdf;

namespace {

std::string day_text(const std::optional<core::Date>& day, const core::words::Catalog& words) {
    return day ? words.date(*day) : std::string();
}

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string unit_text(const Loan& loan) { return loan.borrower_unit + (loan.phone.empty() ? "" : " / " + loan.phone); }

std::string place_text(const LoanShown& shown) { return shown.loan.place.empty() ? shown.dossier.place : shown.loan.place; }

// In the order of the form: name, unit and phone, number and title, code, box, days out.
Facts loan_facts(const LoanShown& shown, const core::words::Catalog& words) {
    const auto& loan = shown.loan;
    Facts facts{{words.say("depot.paper.borrower"), loan.borrower_name},
                {words.say("depot.paper.borrower_unit"), unit_text(loan)},
                {words.say("depot.paper.dossier"), shown.dossier.number + "  " + shown.dossier.title},
                {words.say("depot.paper.code"), shown.dossier.code + "  " + shown.dossier.code_name},
                {words.say("depot.paper.place"), place_text(shown)},
                {words.say("depot.paper.purpose"), loan.purpose},
                {words.say("depot.paper.basis"), loan.basis}};
    if (loan.out_on) facts.emplace_back(words.say("depot.paper.out"), words.date(*loan.out_on));
    if (loan.due_on) facts.emplace_back(words.say("depot.paper.due"), words.date(*loan.due_on));
    return facts;
}

// With room for what is filled in by hand: the days while it is not out yet, then what is told when it is back.
pdf::Table with_room(Page& page, const Facts& facts, const Loan& loan, std::vector<std::string> labels, const core::words::Catalog& words) {
    constexpr double room_mm = 7;
    if (!loan.out_on) labels.insert(labels.begin(), {words.say("depot.paper.out"), words.say("depot.paper.due")});
    auto made = page.facts(facts);
    for (const auto& label : labels) {
        pdf::Table::Row row;
        row.cells.push_back({.blocks = {page.line(label, {.bold = true})}});
        row.cells.push_back({.blocks = {pdf::Spacer{room_mm}}});
        made.rows.push_back(std::move(row));
    }
    return made;
}

}  // namespace

core::Bytes slip(const LoanShown& shown, const Print& print) {
    Page page(print.fonts);
    const auto& words = print.words;
    pdf::Document document;
    bool first = true;
    for (const char* copy : {"depot.paper.copy_shelf", "depot.paper.copy_proof", "depot.paper.copy_reminder"}) {
        if (!first) document.emplace_back(pdf::PageBreak{});
        first = false;
        document.emplace_back(page.title(words.say("depot.paper.slip")));
        document.emplace_back(page.line(words.say("depot.paper.number", {{"number", shown.loan.numbered()}}), {},
                                        pdf::Align::centre));
        document.emplace_back(page.line(words.say(copy), {.italic = true}, pdf::Align::centre, 8));
        document.emplace_back(with_room(page, loan_facts(shown, words), shown.loan,
                                        {words.say("depot.paper.returned"), words.say("depot.paper.paraf"), words.say("depot.book.remark")}, words));
        document.emplace_back(pdf::Spacer{8});
        document.emplace_back(pdf::KeepTogether{{page.signatures({words.say("depot.paper.sign_borrower"), words.say("depot.paper.sign_keeper")},
                                                                 {shown.loan.borrower_name, shown.loan.out_by})}, {}});
    }
    return page.write(document, words.say("depot.paper.slip"), print.at);
}

core::Bytes out_indicator(const LoanShown& shown, const Print& print) {
    Page page(print.fonts);
    const auto& words = print.words;
    pdf::Document document;
    document.emplace_back(page.title(words.say("depot.paper.indicator")));
    document.emplace_back(page.line(words.say("depot.paper.number", {{"number", shown.loan.numbered()}}), {},
                                    pdf::Align::centre, 8));
    Facts facts{{words.say("depot.paper.dossier"), shown.dossier.number + "  " + shown.dossier.title},
                {words.say("depot.paper.code"), shown.dossier.code},
                {words.say("depot.paper.place"), place_text(shown)},
                {words.say("depot.paper.borrower"), shown.loan.borrower_name},
                {words.say("depot.paper.borrower_unit"), unit_text(shown.loan)}};
    if (shown.loan.out_on) facts.emplace_back(words.say("depot.paper.out"), words.date(*shown.loan.out_on));
    if (shown.loan.due_on) facts.emplace_back(words.say("depot.paper.due"), words.date(*shown.loan.due_on));
    document.emplace_back(with_room(page, facts, shown.loan, {words.say("depot.paper.returned")}, words));
    pdf::Qr code{"loan:" + shown.loan.id.text(), 26, pdf::Align::centre,
                 words.say("depot.paper.number", {{"number", shown.loan.numbered()}})};
    document.emplace_back(pdf::Spacer{6});
    document.emplace_back(std::move(code));
    return page.write_a5(document, words.say("depot.paper.indicator"), print.at);
}

core::Bytes loss_act(const LoanShown& shown, const Print& print) {
    Page page(print.fonts);
    const auto& words = print.words;
    const auto& loan = shown.loan;
    pdf::Document document;
    document.emplace_back(page.title(words.say("depot.paper.loss")));
    document.emplace_back(page.line(words.say("depot.paper.number", {{"number", loan.loss_number}}), {},
                                    pdf::Align::centre, 10));
    document.emplace_back(page.text(words.say("depot.paper.loss_text",
                                              {{"date", loan.ended_on ? words.day_date(*loan.ended_on) : ""},
                                                                        {"loan", loan.numbered()},
                                                                        {"out", day_text(loan.out_on, words)},
                                                                        {"due", day_text(loan.due_on, words)}})));
    document.emplace_back(page.facts(loan_facts(shown, words)));
    document.emplace_back(page.text(words.say("depot.paper.loss_note", {{"note", loan.note}})));
    document.emplace_back(page.text(words.say("depot.paper.loss_close")));
    document.emplace_back(pdf::Spacer{6});
    document.emplace_back(pdf::KeepTogether{{page.signatures({words.say("depot.paper.sign_borrower"), words.say("depot.paper.sign_keeper"),
                                                              words.say("depot.paper.sign_head")},
                                                             {loan.borrower_name, loan.ended_by, ""})}, {}});
    return page.write(document, words.say("depot.paper.loss"), print.at);
}

}  // namespace depot::papers
