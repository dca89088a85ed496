// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/printed_forms.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pdf/fonts.h"
#include "core/pdf/write.h"
#include "style/dates.h"

namespace incoming {

using core::Context;
using core::db::Tx;

namespace {

// The form is cut to size: as much of the paper as a copier takes.
constexpr core::pdf::Margins narrow{.top = 8, .right = 12, .bottom = 8, .left = 14};
constexpr double half_room = 215 - 14 - 12, a4_room = 210 - 14 - 12;
// Of a form within its half of the sheet, the cut in the very middle.
constexpr double half_height = 330 / 2.0 - 8 - 3, a4_height = 297 / 2.0 - 8 - 3;

std::string day(core::Date date) { return style::long_date(date, false); }

std::string role_of(const Branch& branch) {
    if (branch.informed) return "tembusan";
    return branch.responsible ? "penanggung jawab" : "";
}

void facts(SheetForm& form, const Entry& entry) {
    form.sender = entry.sender;
    form.number = entry.number;
    form.date = day(entry.date);
    form.received = day(entry.received);
    form.agenda = entry.agenda;
    form.subject = entry.subject;
}

void nature(SheetForm& form, classification::AccessClass access, letters::Urgency urgency) {
    form.secret = secret(access);
    form.access = access == classification::AccessClass::top_secret ? "SANGAT RAHASIA" : "";
    form.urgent = urgency == letters::Urgency::urgent;
    form.most_urgent = urgency == letters::Urgency::most_urgent;
}

// What was given is ticked; words no longer on the list are added to it.
std::vector<SheetForm::Tick> ticked(const std::vector<Instruction>& list, const std::vector<std::string>& given) {
    std::vector<SheetForm::Tick> all;
    for (const auto& each : list)
        all.push_back({each.name, std::find(given.begin(), given.end(), each.name) != given.end()});
    for (const auto& words : given)
        if (std::none_of(all.begin(), all.end(), [&](const auto& each) { return each.words == words; }))
            all.push_back({words, true});
    return all;
}

SheetForm form_of(const Entry& entry, const Disposition& disposition, const std::vector<Instruction>& list,
                  core::Zone zone) {
    SheetForm form;
    facts(form, entry);
    nature(form, disposition.access, disposition.urgency);
    form.instructions = ticked(list, disposition.instructions);
    form.note = disposition.note;
    if (disposition.due) form.due = day(*disposition.due);
    const auto capacity = std::string(core::printed(disposition.capacity));
    form.giver = disposition.giver_name;
    if (!capacity.empty() && !form.giver.starts_with(capacity)) form.giver = capacity + " " + form.giver;
    form.person = disposition.giver_person;
    form.day = day(core::date_of(disposition.given_at, zone));
    form.prepared_by = disposition.prepared_by;
    for (const auto& branch : disposition.branches) {
        if (branch.state == BranchState::withdrawn) continue;
        std::vector<std::string> own = branch.instructions;
        if (!branch.task.empty()) own.push_back(branch.task);
        if (branch.due && branch.due != disposition.due) own.push_back("paling lambat " + day(*branch.due));
        form.receivers.push_back({branch.position_name, role_of(branch), core::text::join(own, "; ")});
    }
    return form;
}

// A longer one gets sheets of its own. Tried, as no count of letters tells how they break.
bool fits(const core::pdf::Blocks& blocks, core::pdf::Setup setup, double height,
          const std::filesystem::path& fonts) {
    const double sheet = setup.paper == core::pdf::Paper::f4 ? 330 : 297;
    setup.margins.bottom = sheet - setup.margins.top - height;
    try {
        return core::pdf::write(blocks, setup, fonts).pages == 1;
    } catch (const core::Error& error) {
        if (error.key() == "core.pdf.too_high") return false;
        throw;
    }
}

}  // namespace

std::string_view name(SheetPaper paper) { return paper == SheetPaper::half ? "half" : "two"; }

FormHead PrintedForms::head_of(Tx& tx, core::UnitId unit) {
    FormHead head;
    if (parts_.letterhead) {
        head.head = parts_.letterhead(tx, unit);
        if (head.head.left) head.left = parts_.blobs.get(*head.head.left);
        if (head.head.right) head.right = parts_.blobs.get(*head.head.right);
    } else if (const auto known = parts_.directory.unit(tx, unit)) {
        head.head.lines = {{known->name, 14, true, true}};
    }
    return head;
}

std::vector<SheetForm> PrintedForms::forms(const Context& ctx, IncomingId id) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        const auto& entry = opened.entry;
        std::vector<SheetForm> forms;
        for (auto& disposition : opened.dispositions) {
            if (veil(disposition, seat, entry.position)) continue;
            const auto giver = parts_.directory.position(tx, disposition.giver);
            forms.push_back(form_of(entry, disposition, instructions_for(tx, parts_, giver ? giver->unit : entry.unit),
                                    ctx.zone));
        }
        if (forms.empty()) {
            SheetForm form;
            facts(form, entry);
            nature(form, entry.access, entry.urgency);
            form.instructions = ticked(instructions_for(tx, parts_, entry.unit), {});
            forms.push_back(std::move(form));
        }
        return forms;
    });
}

core::Bytes PrintedForms::sheets(const Context& ctx, IncomingId id, SheetPaper paper) {
    const auto forms = this->forms(ctx, id);
    const auto head = parts_.db.read([&](Tx& tx) { return head_of(tx, parts_.entries.get(tx, id).book_unit); });
    return printed(ctx, head, forms, paper);
}

core::Bytes PrintedForms::blank(const Context& ctx, SheetPaper paper) {
    const auto& seat = ctx.actor.seat();
    SheetForm form;
    form.blank = true;
    const auto head = parts_.db.read([&](Tx& tx) {
        form.instructions = ticked(instructions_for(tx, parts_, seat.unit), {});
        return head_of(tx, seat.book);
    });
    return printed(ctx, head, {form, form}, paper);
}

core::Bytes PrintedForms::printed(const Context& ctx, const FormHead& head, const std::vector<SheetForm>& forms,
                            SheetPaper paper) {
    const bool folio = paper == SheetPaper::half;
    core::pdf::Setup setup;
    setup.paper = folio ? core::pdf::Paper::f4 : core::pdf::Paper::a4;
    setup.margins = narrow;
    setup.size = 8.5;
    setup.page_number.clear();
    setup.title = "Lembar disposisi";
    setup.created = ctx.now();
    const double room = folio ? half_room : a4_room, height = folio ? half_height : a4_height;
    core::pdf::Document document;
    bool lower = false;   // the next form stands below the cut
    for (const auto& each : forms) {
        auto form = printable(each, parts_.fonts);
        auto blocks = sheet_blocks(head, form, room);
        const bool short_enough = fits(blocks, setup, height, parts_.fonts);
        if (!document.empty() && !(lower && short_enough)) document.emplace_back(core::pdf::PageBreak{});
        if (short_enough) {
            document.emplace_back(half_sheet(std::move(blocks), room, height));
            lower = !lower;
            if (lower)
                for (auto& dashes : cut_line()) document.push_back(std::move(dashes));
        } else {
            for (auto& block : blocks) document.push_back(std::move(block));
            lower = false;
        }
    }
    return core::pdf::write(document, setup, parts_.fonts).bytes;
}

core::Bytes PrintedForms::receipt(const Context& ctx, IncomingId id) {
    return receipt_of(ctx, parts_.db.read([&](Tx& tx) {
        return open_for(tx, parts_, ctx.actor, Right::read, id).entry;
    }));
}

core::Bytes PrintedForms::receipt_of(const Context& ctx, const Entry& entry) {
    if (entry.letter) throw core::Error(core::Code::conflict, "incoming.error.receipt_ours");
    ReceiptForm form;
    const auto head = parts_.db.read([&](Tx& tx) {
        form = {entry.sender, entry.number, day(entry.date), entry.subject, day(entry.received), entry.agenda,
                "", parts_.directory.agency(tx).place, "", ""};
        if (const auto unit = parts_.directory.unit(tx, entry.book_unit)) form.unit = unit->name;
        if (entry.registrar)
            if (const auto holder = parts_.directory.holder(tx, *entry.registrar,
                    entry.received)) form.clerk = holder->titled_name;
        if (entry.state == EntryState::refused) form.outcome = entry.close_note;
        return head_of(tx, entry.book_unit);
    });
    core::pdf::Fonts fonts(parts_.fonts);
    for (auto* words : {&form.sender, &form.number, &form.subject, &form.outcome, &form.clerk, &form.unit})
        *words = core::pdf::printable(*words, fonts);
    core::pdf::Setup setup;
    setup.paper = core::pdf::Paper::a4;
    setup.margins = narrow;
    setup.size = 9.5;
    setup.page_number.clear();
    setup.title = "Tanda terima surat";
    setup.created = ctx.now();
    return core::pdf::write(receipt_blocks(head, form, a4_room), setup, parts_.fonts).bytes;
}

}  // namespace incoming
