// SPDX-License-Identifier: Apache-2.0
#include "letters/service/forget.h"

#include "core/audit/trail.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

// Who wrote, signed and received it, and under which number: what a register tells of any letter.
Content what_stays(const Content& content, std::string_view act) {
    Content left;
    left.kind = content.kind;
    left.kind_version = content.kind_version;
    left.subject = act;
    left.classification = content.classification;
    left.access = content.access;
    left.urgency = content.urgency;
    left.addressees = content.addressees;
    left.groups = content.groups;
    left.copy_groups = content.copy_groups;
    left.grouped_on = content.grouped_on;
    left.partners = content.partners;
    left.outside = content.outside;
    left.signer = content.signer;
    left.behalf = content.behalf;
    left.cosigners = content.cosigners;
    return left;
}

}  // namespace

std::vector<core::Digest> Forget::forget(Tx& tx, const Context& ctx, LetterId id, std::string_view act) {
    const auto letter = parts_.letters.get(tx, id);
    const bool again = parts_.forgotten.destroyed_by(tx, id).has_value();
    std::vector<core::Digest> files;
    if (!again) files = parts_.forgotten.files(tx, id);
    parts_.forgotten.mark(tx, id, act, ctx.now());
    parts_.forgotten.strip(tx, what_stays(letter.content, act), id);
    parts_.search.remove(tx, "letter", id.text());
    if (!again) core::audit::append(tx, ctx, "letters.destroyed", subject_of(id), {{"act", act}});
    return files;
}

std::vector<core::Digest> Forget::written_in(Tx& tx, const std::vector<core::Digest>& of) {
    return parts_.forgotten.written_in(tx, of);
}

void Forget::cited(Tx& tx, std::string_view subject) { parts_.forgotten.uncite(tx, subject); }

bool Forget::keeps(Tx& tx, const core::Digest& bytes) { return parts_.forgotten.keeps(tx, bytes); }

}  // namespace letters
