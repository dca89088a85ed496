// SPDX-License-Identifier: Apache-2.0
// Whoever can write the database can make the whole chain anew, so it proves nothing against him: heads of the trail
// that were vouched for by somebody outside are held against it.
#pragma once

#include "core/audit/trail.h"

namespace core::audit {

// The trail is not the one that was vouched for.
struct Contradiction {
    std::int64_t number = 0;   // the entry; 0 when it is not known any more
    std::string why;           // a line for the command: "entry 12 is not what was stamped ..."
};

struct Held {
    std::int64_t stamped = 0;   // so many stamped heads the trail was held against
    std::vector<Contradiction> against;
};

// Offered by the room that has heads of the trail stamped.
class Witness {
  public:
    virtual ~Witness() = default;
    virtual Held held(const Context& ctx) = 0;
};

// As it is written down; nothing where there is no such entry or no hash.
std::optional<Digest> hash_at(db::Tx& tx, std::int64_t number);
// The texts whose SHA-256 are the hashes of the entries from that one to that one; the last field of each is the hash
// of the entry before.
std::vector<std::string> sealed(db::Tx& tx, std::int64_t from, std::int64_t until);

}  // namespace core::audit
