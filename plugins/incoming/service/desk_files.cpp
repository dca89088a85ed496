// SPDX-License-Identifier: Apache-2.0
// The files of a letter, each handed out to whoever may read the letter.
#include "incoming/service/desk.h"

#include <algorithm>

#include "core/auth/seat.h"
#include "core/base/text.h"

namespace incoming {

using core::Context;
using core::db::Tx;

Desk::File Desk::attachment(const Context& ctx, IncomingId id, std::size_t place, std::string& type) {
    const auto all = parts_.db.read([&](Tx& tx) {
        open_for(tx, parts_, ctx.actor, Right::read, id);
        return parts_.attachments.of(tx, id);
    });
    if (place < 1 || place > all.size()) throw core::Error(core::Code::not_found, "incoming.error.not_found");
    const auto& found = all[place - 1];
    type = found.media;
    return {parts_.blobs.get(found.bytes), found.name};
}

Desk::File Desk::report_file(const Context& ctx, BranchId branch, ReportFileId id, std::string& type) {
    const auto& seat = ctx.actor.seat();
    const auto file = parts_.db.read([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, parts_.branches.get(tx, branch).entry);
        for (auto& each : opened.dispositions) {
            const bool of = std::any_of(each.branches.begin(), each.branches.end(),
                                        [&](const Branch& one) { return one.id == branch; });
            if (of && veil(each, seat, opened.entry.position)) core::ensure(core::Verdict::hidden);
        }
        return parts_.branches.file(tx, branch, id);
    });
    if (!file) throw core::Error(core::Code::not_found, "incoming.error.not_found");
    type = file->type;
    return {parts_.blobs.get(file->bytes), file->name};
}

Desk::File Desk::pdf(const Context& ctx, IncomingId id, Form form) {
    core::Digest bytes;
    const auto entry = parts_.db.read([&](Tx& tx) {
        auto found = open_for(tx, parts_, ctx.actor, Right::read, id).entry;
        bytes = form == Form::newest ? parts_.levels.newest(tx, found.bytes) : found.bytes;
        return found;
    });
    return {parts_.blobs.get(bytes), core::text::replace(entry.number, "/", "-") + ".pdf"};
}

core::Bytes Desk::picture(const Context& ctx, IncomingId id, int page) {
    const auto entry = parts_.db.read(
        [&](Tx& tx) { return open_for(tx, parts_, ctx.actor, Right::read, id).entry; });
    if (page < 1 || page > entry.pages)
        throw core::Error(core::Code::not_found, "incoming.error.page");
    return parts_.pictures.page(entry.bytes, page, [&] { return parts_.blobs.get(entry.bytes); });
}

}  // namespace incoming
