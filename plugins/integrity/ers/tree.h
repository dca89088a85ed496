// SPDX-License-Identifier: Apache-2.0
// The hash tree of an archive timestamp (RFC 4998, 4.2): pairs of nodes, each pair hashed in binary order, so that
// one token over the root vouches for every leaf, and a leaf is shown by its siblings alone.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/bytes.h"

namespace integrity::ers {

// Lists of hashes; the value of each, hashed in binary order, joins the next (RFC 4998, 4.3).
using Reduced = std::vector<std::vector<core::Digest>>;

class Tree {
  public:
    explicit Tree(std::vector<core::Digest> leaves);   // one at least
    core::Digest root() const { return levels_.back().front(); }
    // Of the leaf at that place; empty when it is alone, and so the root itself.
    Reduced reduced(std::size_t leaf) const;

  private:
    std::vector<std::vector<core::Digest>> levels_;
};

// The hash of the list: its values one after another in binary order.
core::Digest joined(std::vector<core::Digest> list);

}  // namespace integrity::ers
