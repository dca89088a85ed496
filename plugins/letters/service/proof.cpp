// SPDX-License-Identifier: Apache-2.0
// Printing what is not saved, and saying which field cannot be printed.
#include "letters/service/proof.h"

#include <algorithm>

#include "core/pdf/read.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;

namespace {

constexpr std::size_t most_kept = 128, most_bytes = 32u << 20;
constexpr int screen_dpi = 110;

// One page of head and signature, with nothing of what the writer filled in.
style::Sheet bare(const style::Sheet& sheet) {
    auto made = sheet;
    made.subject.clear();
    made.attachments.clear();
    made.values.clear();
    made.to.clear();
    made.copies.clear();
    return made;
}

// The first row of a part that cannot be printed, from 1; 0 when none alone cannot. Half of the rows
// at a time, for a table may have a thousand.
std::size_t unprintable_row(const style::Sheet& blank, const std::string& code, const Json& rows,
                            const std::function<bool(const style::Sheet&)>& prints) {
    const auto some = [&](std::size_t from, std::size_t end) {
        auto tried = blank;
        Json part = Json::array();
        for (auto i = from; i < end; ++i) part.push_back(rows[i]);
        tried.values[code] = std::move(part);
        return prints(tried);
    };
    std::size_t from = 0, end = rows.size();
    while (end - from > 1) {
        const auto middle = from + (end - from) / 2;
        if (some(from, middle)) {
            from = middle;
        } else {
            end = middle;
        }
    }
    return end > from && !some(from, end) ? from + 1 : 0;
}

}  // namespace

std::string unprintable_field(const style::Sheet& sheet, const std::function<bool(const style::Sheet&)>& prints) {
    const auto blank = bare(sheet);
    const auto fails = [&](auto fill) {
        auto tried = blank;
        fill(tried);
        return !prints(tried);
    };
    if (fails([&](style::Sheet& tried) { tried.subject = sheet.subject; })) return "subject";
    for (const auto& part : sheet.kind.parts) {
        const auto found = sheet.values.find(part.code);
        if (found == sheet.values.end()) continue;
        if (!fails([&](style::Sheet& tried) { tried.values[part.code] = found->second; })) continue;
        const auto field = "parts." + part.code;
        if (!found->second.is_array()) return field;
        const auto row = unprintable_row(blank, part.code, found->second, prints);
        return row == 0 ? field : field + "." + std::to_string(row);
    }
    if (fails([&](style::Sheet& tried) { tried.attachments = sheet.attachments; })) return "attachments";
    if (fails([&](style::Sheet& tried) { tried.to = sheet.to; })) return "outside";
    return "";
}

Proof::Sheets Proof::make(const Context& ctx, LetterId id, Content content) {
    Sheets made;
    const auto sheet = parts_.db.read([&](Tx& tx) {
        auto letter = open_for(tx, parts_, ctx.actor, Right::edit, id);
        if (letter.state != State::draft)
            throw Error(core::Code::conflict, "letters.error.move." + std::string(name(letter.state)));
        letter.content = content;
        if (auto faults = draft_.complete(tx, letter.content); !faults.empty())
            throw Error("letters.error.incomplete", std::move(faults));
        auto gathered = sheet_of(tx, parts_, letter);
        made.lacking = faults_of_submission(letter.content, gathered.kind);
        return gathered;
    });
    try {
        auto rendered = parts_.styles.print(sheet);
        made.bytes = std::move(rendered.bytes);
        made.pages = rendered.pages;
    } catch (const Error& error) {
        if (error.code() != core::Code::invalid) throw;
        const auto prints = [&](const style::Sheet& tried) {
            try {
                (void)parts_.styles.print(tried);
                return true;
            } catch (const Error& refused) {
                if (refused.code() != core::Code::invalid) throw;
                return false;
            }
        };
        throw Error("letters.error.unprintable", {{unprintable_field(sheet, prints), error.key(), error.args()}});
    }
    made.key = core::sha256(made.bytes).hex().substr(0, 32);
    keep({made.key, id, ctx.actor.person, made.bytes, made.pages});
    return made;
}

void Proof::keep(Kept kept) {
    const std::lock_guard lock(guard_);
    kept_.remove_if([&](const Kept& each) {
        return each.key == kept.key && each.letter == kept.letter && each.person == kept.person;
    });
    kept_.push_front(std::move(kept));
    std::size_t count = 0, bytes = 0;
    kept_.remove_if([&](const Kept& each) {
        bytes += each.bytes.size();
        return ++count > 1 && (count > most_kept || bytes > most_bytes);
    });
}

Proof::Kept Proof::kept(const Context& ctx, LetterId id, std::string_view key) {
    parts_.db.read([&](Tx& tx) { (void)open_for(tx, parts_, ctx.actor, Right::edit, id); });
    const std::lock_guard lock(guard_);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& each) {
        return each.key == key && each.letter == id && each.person == ctx.actor.person;
    });
    if (found == kept_.end()) throw Error(core::Code::not_found, "letters.error.proof");
    return *found;
}

core::Bytes Proof::pdf(const Context& ctx, LetterId id, std::string_view key) { return kept(ctx, id, key).bytes; }

core::Bytes Proof::picture(const Context& ctx, LetterId id, std::string_view key, int page) {
    const auto sheets = kept(ctx, id, key);
    if (page < 1 || page > sheets.pages) throw Error(core::Code::not_found, "letters.error.page");
    return core::pdf::picture(sheets.bytes, page - 1, screen_dpi);
}

}  // namespace letters
