// SPDX-License-Identifier: Apache-2.0
// Nightly hash trees over the files that came, the head of the trail of acts, and the tokens of older trees whose
// authority's certificate ends; each tree under one timestamp. The proof of one file is the path to its tree's root
// and the tokens above it (RFC 4998).
#pragma once

#include "core/auth/actor.h"
#include "integrity/ers/record.h"
#include "integrity/ers/tree.h"
#include "integrity/records.h"
#include "integrity/store/object_store.h"
#include "signing/timestamps.h"

namespace integrity {

class Trees final : public Records {
  public:
    static constexpr std::string_view job = "integrity.stamp";

    Trees(core::db::Db& db, signing::Timestamps& timestamps) : db_(db), timestamps_(timestamps) {}

    // Plants trees over all that is in none, the head of the trail, too, where it went on, and asks for their stamps in the same unit. Gives how many.
    int plant(const core::Context& ctx);
    // Has every tree stamped that is not; throws what signing::Timestamps throws.
    int stamp();

    struct Proof {
        core::Bytes record;                 // DER of the evidence record
        std::vector<ers::Stamp> stamps;     // oldest first
        std::int64_t tree = 0;
    };
    // What vouches for a file, oldest first; none for one in no stamped tree yet. Reads no leaves: for pages.
    std::vector<ers::Stamp> stamps(core::db::Tx& tx, const core::Digest& file);
    // Nothing for a file that is in no stamped tree yet.
    std::optional<Proof> proof(core::db::Tx& tx, const core::Digest& file);
    std::map<core::Digest, core::Bytes> records(core::db::Tx& tx, const std::vector<core::Digest>& files) override;
    // What vouches for an entry of the trail: the first stamped head of the trail from it on, which by the chain stands
    // for all before. Throws Error(conflict, "integrity.error.tampered") where the trail is not what was stamped.
    struct OfEntry {
        std::int64_t head = 0;
        Proof proof;
    };
    std::optional<OfEntry> proof_of_entry(core::db::Tx& tx, std::int64_t entry);
    // What does not agree about a tree.
    std::optional<TreeFault> fault(core::db::Tx& tx, std::int64_t number, core::Instant now);
    std::vector<TreeRow> newest(int limit);
    std::vector<core::Bytes> anchors() const { return timestamps_.anchors(); }

  private:
    // False when there was nothing to plant.
    bool plant_one(core::db::Tx& tx, const core::Context& ctx);
    using Grown = std::map<std::int64_t, ers::Tree>;   // those read so far
    std::optional<Proof> proof_from(core::db::Tx& tx, std::int64_t tree, std::int64_t place, Grown& grown);
    // The leaves lead to the root.
    bool whole(core::db::Tx& tx, const TreeRow& tree);
    std::vector<core::Digest> leaves_of(core::db::Tx& tx, const TreeRow& tree);

    core::db::Db& db_;
    signing::Timestamps& timestamps_;
    ObjectStore store_;
};

}  // namespace integrity
