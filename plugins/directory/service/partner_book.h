// SPDX-License-Identifier: Apache-2.0
// The address book of partners: looking up, writing, and merging those that are one and the same. All
// in the house may read it; contacts of private persons are for those who keep it.
#pragma once

#include <string>
#include <vector>

#include "core/audit/trail.h"
#include "core/auth/actor.h"
#include "directory/store/partner_store.h"

namespace directory {

struct PartnerPage {
    std::vector<Partner> lines;
    std::string next;             // cursor; "" on the last page
};
struct PartnerSheet {
    Partner partner;
    std::optional<Partner> survivor;               // of one that was merged
    bool may_undo = false;                         // take that merge back
    std::vector<Partner> merged;                   // those that lead here
    std::vector<store::AlikePartner> alike;        // may be the same; only for who may merge
    std::vector<core::audit::Entry> trail;         // oldest first
    bool may_write = false;
};
struct MergePreview {
    Partner survivor, other;
    Partner joined;                                // what the survivor will be
    std::vector<std::string> filled;               // fields taken from the other
    std::vector<Partner> follow;                   // merged into the other before: they follow
};

class PartnerBook final : public Partners {
  public:
    explicit PartnerBook(core::db::Db& db) : db_(db) {}

    std::optional<Partner> partner(core::db::Tx& tx, PartnerId id) override;
    std::vector<Partner> find_partners(core::db::Tx& tx, std::string_view words, int limit) override;

    struct Wish {
        std::string words, kind;
        std::optional<PartnerId> after;
        int limit = 50;
    };
    PartnerPage list(const core::Context& ctx, const Wish& wish);
    PartnerSheet sheet(const core::Context& ctx, PartnerId id);
    // Those that look like what is being typed.
    std::vector<store::AlikePartner> alike(const core::Context& ctx, std::string_view name);

    // `faults`: what could not be read of the form. Throws Error(invalid, "directory.error.partner").
    Partner add(const core::Context& ctx, Partner wanted, std::vector<core::Fault> faults = {});
    // `wanted.revision` is the one the writer started from; Error(conflict, "directory.error.changed")
    // when another was saved since.
    Partner save(const core::Context& ctx, Partner wanted, std::vector<core::Fault> faults = {});

    MergePreview preview(const core::Context& ctx, PartnerId survivor, PartnerId other);
    // The other leads to the survivor from now on and fills its empty fields. Both revisions are those
    // of the preview; Error(conflict, "directory.error.changed") when one was saved since.
    Partner merge(const core::Context& ctx, PartnerId survivor, PartnerId other, std::int64_t survivor_revision,
                  std::int64_t other_revision);
    // The one merged stands for itself again; what it had filled is emptied unless written since.
    Partner unmerge(const core::Context& ctx, PartnerId merged);

  private:
    core::db::Db& db_;
};

}  // namespace directory
