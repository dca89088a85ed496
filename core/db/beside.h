// SPDX-License-Identifier: Apache-2.0
// A unit of its own while this thread reads in another: how far a long reading is, for others to know before it ends.
// What is written stands whatever becomes of the reading, and the reading does not see it.
#pragma once

#include <utility>

#include "core/db/db.h"

namespace core::db {

// Inside a unit that writes throws Error(internal): it would wait for itself.
class Beside {
  public:
    Beside();
    ~Beside();
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;

  private:
    bool reading_;
};

template <class F>
auto write_beside(Db& db, F&& unit) {
    const Beside now;
    return db.write(std::forward<F>(unit));
}

}  // namespace core::db
