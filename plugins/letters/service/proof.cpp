// SPDX-License-Identifier: Apache-2.0
#include "letters/service/proof.h"

#include <algorithm>

#include "core/pdf/read.h"
#include "letters/service/correct.h"
#include "letters/service/printing.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;

namespace {

constexpr std::size_t most_kept = 128, most_bytes = 32u << 20;
constexpr int screen_dpi = 110;

}  // namespace

Proof::Sheets Proof::make(const Context& ctx, LetterId id, Content content) {
    Sheets made;
    const auto sheet = parts_.db.read([&](Tx& tx) {
        auto letter = open_to_write(tx, parts_, ctx.actor, id);
        const auto was = letter.content;
        letter.content = content;
        letter.content.file = was.file;
        const bool on_its_way = letter.state == State::waiting;
        if (on_its_way) keep_circuit(was, letter.content);
        if (auto faults = draft_.complete(tx, letter.content, on_its_way ? &was : nullptr); !faults.empty())
            throw Error("letters.error.incomplete", std::move(faults));
        auto gathered = sheet_of(tx, parts_, letter);
        made.lacking = faults_of_submission(letter.content, gathered.kind);
        return gathered;
    });
    auto rendered = print(parts_, sheet);
    made.bytes = std::move(rendered.bytes);
    made.pages = rendered.pages;
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
    parts_.db.read([&](Tx& tx) { (void)open_to_write(tx, parts_, ctx.actor, id); });
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
