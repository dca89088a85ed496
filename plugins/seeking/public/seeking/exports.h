// SPDX-License-Identifier: Apache-2.0
// A record is destroyed: its title must not live on in tables made of search results before.
#pragma once

namespace seeking {

class Exports {
  public:
    virtual ~Exports() = default;
    // After the unit that destroyed it, before core::db::scrub: all files made so far are gone, those on the way are not
    // kept, and jobs make them anew of what there is.
    virtual void make_anew() = 0;
};

}  // namespace seeking
