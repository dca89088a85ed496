// SPDX-License-Identifier: Apache-2.0
#include "archive/input/care_acts.h"

#include "archive/input/fields.h"

namespace archive::input {
namespace {

using core::Context;

void volume(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.continue_volume(ctx, id, only_date_from(std::move(given), "date"));
}

void paper(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.register_paper(ctx, id, paper_from(std::move(given)));
}

void refer(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = reference_from(std::move(given));
    cabinet.refer(ctx, id, told.to, told.reason);
}

void unrefer(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = unrefer_from(std::move(given));
    cabinet.unrefer(ctx, id, told.reference, told.reason);
}

void year(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = year_from(std::move(given));
    cabinet.correct_year(ctx, id, told.year, told.reason);
}

void exception(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = exception_from(std::move(given));
    if (told.ask && told.told.kind == Exception::Kind::moved) cabinet.ask_move(ctx, id, told.told.item, told.target, told.told.reason);
    else if (told.ask) cabinet.ask_lesser(ctx, id, told.told);
    else cabinet.tell_apart(ctx, id, told.told, told.target);
}

void describe(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = description_from(std::move(given));
    cabinet.describe(ctx, id, told.item, told.told, told.reason);
}

void rename(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = rename_from(std::move(given));
    cabinet.rename(ctx, id, told.item, told.told, told.reason);
}

void retitle(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = retitle_from(std::move(given));
    cabinet.retitle(ctx, id, told.title, told.reason);
}

void recode(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = recode_from(std::move(given));
    if (told.ask) cabinet.ask_recoding(ctx, id, told.code, told.reason);
    else cabinet.recode(ctx, id, told.code, told.reason);
}

void annul(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.annul(ctx, id, reason_from(std::move(given)));
}

void lower(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = lowering_from(std::move(given));
    cabinet.ask_lowering(ctx, id, told.wanted, told.reason);
}

void review_secrecy(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = review_from(std::move(given));
    cabinet.review_secrecy(ctx, id, told.review, told.reason);
}

void reopen(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.reopen(ctx, id, reason_from(std::move(given)));
}

void ask_reopening(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.ask_reopening(ctx, id, reason_from(std::move(given)));
}

void adopt(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.adopt(ctx, id, reason_from(std::move(given)));
}

void mark(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.mark(ctx, mark_from(std::move(given), id));
}

void safeguard(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    cabinet.safeguard(ctx, safeguard_from(std::move(given), id));
}

void unmark(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = unmark_from(std::move(given));
    cabinet.unmark(ctx, id, told.kind, told.reason);
}

void report(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = report_from(std::move(given));
    cabinet.reported(ctx, id, told.on, told.number);
}

void copy(Cabinet& cabinet, const Context& ctx, DossierId id, Given given) {
    const auto told = report_from(std::move(given));
    cabinet.copied(ctx, id, told.on, told.number);
}

}  // namespace

const std::array<CareAct, 21> care_acts{{{"volumes", "volume", false, false, volume},
                                         {"paper", "paper", false, true, paper},
                                         {"references", "refer", false, false, refer},
                                         {"references/remove", "unrefer", false, false, unrefer},
                                         {"fiscal-year", "year", true, false, year},
                                         {"exceptions", "exception", true, false, exception},
                                         {"descriptions", "describe", true, false, describe},
                                         {"namings", "rename", true, false, rename},
                                         {"title", "retitle", true, false, retitle},
                                         {"code", "recode", true, false, recode},
                                         {"annul", "annul", true, false, annul},
                                         {"lowerings", "lower", false, true, lower},
                                         {"secrecy", "secrecy", false, false, review_secrecy},
                                         {"reopen", "reopen", true, false, reopen},
                                         {"reopenings", "ask_reopening", true, true, ask_reopening},
                                         {"adopt", "adopt", true, false, adopt},
                                         {"marks", "", true, false, mark},
                                         {"marks/safeguard", "safeguard", true, false, safeguard},
                                         {"marks/lift", "unmark", true, false, unmark},
                                         {"marks/report", "report", true, false, report},
                                         {"marks/copy", "copy", true, false, copy}}};

}  // namespace archive::input
