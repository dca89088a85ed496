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

// In the order of the form: name, unit and phone, number and title, code, box, days.
Facts slip_facts(const LoanShown& shown, const core::words::Catalog& words) {
    const auto& loan = shown.loan;
    const bool back = loan.state == LoanState::returned;
    return {{words.say("depot.paper.borrower"), loan.borrower_name},
            {words.say("depot.paper.borrower_unit"),
             loan.borrower_unit + (loan.phone.empty() ? "" : " / " + loan.phone)},
            {words.say("depot.paper.dossier"), shown.dossier.number + "  " + shown.dossier.title},
            {words.say("depot.paper.code"), shown.dossier.code + "  " + shown.dossier.code_name},
            {words.say("depot.paper.place"), loan.place.empty() ? shown.dossier.place : loan.place},
            {words.say("depot.paper.purpose"), loan.purpose},
            {words.say("depot.paper.basis"), loan.basis},
            {words.say("depot.paper.out"), day_text(loan.out_on, words)},
            {words.say("depot.paper.due"), day_text(loan.due_on, words)},
            {words.say("depot.paper.returned"), day_text(back ? loan.ended_on : std::nullopt, words)}};
}

pdf::Columns signatures(Page& page, const std::vector<std::string>& heads, const std::vector<std::string>& names) {
    pdf::Columns made;
    made.gap_mm = 8;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        pdf::Columns::Column column;
        column.blocks.emplace_back(page.line(heads[i], {}, pdf::Align::centre));
        column.blocks.emplace_back(pdf::Spacer{20});
        column.blocks.emplace_back(page.line(names[i].empty() ? "................................" : names[i],
                                             {.underline = true}, pdf::Align::centre));
        made.columns.push_back(std::move(column));
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
        document.emplace_back(page.facts(slip_facts(shown, words)));
        document.emplace_back(pdf::Spacer{8});
        document.emplace_back(pdf::KeepTogether{{signatures(page,
                                                            {words.say("depot.paper.sign_borrower"),
                                                             words.say("depot.paper.sign_keeper")},
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
    document.emplace_back(page.facts({{words.say("depot.paper.dossier"), shown.dossier.number + "  " +
                                       shown.dossier.title},
                                      {words.say("depot.paper.code"), shown.dossier.code},
                                      {words.say("depot.paper.place"), shown.loan.place},
                                      {words.say("depot.paper.borrower"), shown.loan.borrower_name},
                                      {words.say("depot.paper.borrower_unit"), shown.loan.borrower_unit},
                                      {words.say("depot.paper.out"), day_text(shown.loan.out_on, words)},
                                      {words.say("depot.paper.due"), day_text(shown.loan.due_on, words)}}));
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
    document.emplace_back(page.facts(slip_facts(shown, words)));
    document.emplace_back(page.text(words.say("depot.paper.loss_note", {{"note", loan.note}})));
    document.emplace_back(page.text(words.say("depot.paper.loss_close")));
    document.emplace_back(pdf::Spacer{6});
    document.emplace_back(pdf::KeepTogether{{signatures(page,
                                                        {words.say("depot.paper.sign_borrower"),
                                                         words.say("depot.paper.sign_keeper"),
                                                               words.say("depot.paper.sign_head")},
                                                        {loan.borrower_name, loan.ended_by, ""})}, {}});
    return page.write(document, words.say("depot.paper.loss"), print.at);
}

}  // namespace depot::papers
