// SPDX-License-Identifier: Apache-2.0
// Files and trees of integrity_object and integrity_tree.
#pragma once

#include <map>
#include <vector>

#include "core/db/db.h"
#include "integrity/domain/object.h"

namespace integrity {

class ObjectStore {
  public:
    // A file that came: 1; 0 for one that is known. One that was destroyed and came again is watched again; it counts as
    // come a day after it was destroyed, for until then it may still be on its way out.
    std::int64_t add(core::db::Tx& tx, const core::Digest& digest, std::uint64_t bytes, core::Instant now);
    void gone(core::db::Tx& tx, const core::Digest& digest, core::Instant now);
    std::optional<Object> find(core::db::Tx& tx, const core::Digest& digest);
    // Of many; what is not known is not among them.
    std::map<core::Digest, Look> looks(core::db::Tx& tx, const std::vector<core::Digest>& files);
    // Those read longest ago, good ones only.
    std::vector<Object> due(core::db::Tx& tx, core::Instant before, int limit);
    std::vector<Object> ill(core::db::Tx& tx, int limit);   // damaged and missing, found last first
    void checked(core::db::Tx& tx, const core::Digest& digest, core::Instant at, State state);
    Overview overview(core::db::Tx& tx);   // looks at every row
    Overview health(core::db::Tx& tx);     // what is ill, the oldest reading, and files: is there any; by indexes

    // Files in no tree yet, as they came.
    std::vector<core::Digest> without_tree(core::db::Tx& tx, int limit);
    std::int64_t add_tree(core::db::Tx& tx, const TreeRow& tree);   // gives its number: 1, 2, 3 ...
    void put_leaf(core::db::Tx& tx, const core::Digest& digest, std::int64_t tree, std::int64_t place);
    void renew(core::db::Tx& tx, std::int64_t tree, std::int64_t in, std::int64_t place);
    // False when it has one: of two that ask for one, the first counts.
    bool stamp(core::db::Tx& tx, std::int64_t tree, const core::Bytes& token, core::Instant at, core::Instant ends,
               std::string_view authority);
    std::optional<TreeRow> tree(core::db::Tx& tx, std::int64_t number);
    std::vector<TreeRow> trees(core::db::Tx& tx, int limit);        // newest first
    std::vector<TreeRow> unstamped(core::db::Tx& tx);
    // Whose certificate ends before `soon` while another lasts beyond `longer`, and those that end before `urgent` and
    // are not themselves that young.
    std::vector<TreeRow> to_renew(core::db::Tx& tx, core::Instant soon, core::Instant longer, core::Instant urgent,
                                  core::Instant stamped_before);
    // The last entry of the trail that is a leaf; 0 = none.
    std::int64_t last_head(core::db::Tx& tx);
    std::int64_t last_tree(core::db::Tx& tx);   // 0 without any; also of those found to be gone
    std::int64_t leaves(core::db::Tx& tx, std::int64_t tree);   // 0 of one that is gone
    bool is_stamped(core::db::Tx& tx, std::int64_t tree);
    // The tree the nightly look ended with; 0 before the first.
    std::int64_t looked(core::db::Tx& tx);
    void looked(core::db::Tx& tx, std::int64_t tree);
    bool stamped_after(core::db::Tx& tx, std::int64_t tree);
    // The first stamped one whose head of the trail is that entry or a later one.
    std::optional<TreeRow> vouching(core::db::Tx& tx, std::int64_t entry);
    std::optional<TreeFault> fault(core::db::Tx& tx, std::int64_t tree);
    std::vector<TreeFault> faults(core::db::Tx& tx, int limit);
    FaultCount count_faults(core::db::Tx& tx);
    void add_fault(core::db::Tx& tx, const TreeFault& fault, core::Instant at);
    void fault_gone(core::db::Tx& tx, std::int64_t tree);
    // Destroyed files whose copy elsewhere may still be there, in the order of their digests.
    std::vector<core::Digest> copies(core::db::Tx& tx, const core::Digest& after, int limit);
    std::int64_t count_copies(core::db::Tx& tx);
    void copy_gone(core::db::Tx& tx, const core::Digest& digest);
    // Leaves that are files or renewed trees, by their place; the head of the trail is not among them.
    std::vector<std::pair<std::int64_t, core::Digest>> files_of(core::db::Tx& tx, std::int64_t tree);
    std::vector<TreeRow> renewed_in(core::db::Tx& tx, std::int64_t tree);
};

}  // namespace integrity
