// SPDX-License-Identifier: Apache-2.0
// What the two drivers share; not for use outside core/db.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/db/db.h"

namespace core::db {

// The unit failed in a way that may pass when it is run again.
class Again : public Error {
  public:
    using Error::Error;
};

Args reason(std::string text);
[[noreturn]] void away(std::string why);   // unavailable: the database cannot be reached or is full
[[noreturn]] void fault(std::string why);  // internal: a statement or its use is wrong

// Throws Error(invalid) on text no database would give back as it was.
void check(const Values& values);

// Marks the thread as inside a unit; a second mark on the same thread throws Error(internal).
class UnitMark {
  public:
    explicit UnitMark(bool writes);
    ~UnitMark();
    UnitMark(const UnitMark&) = delete;
    UnitMark& operator=(const UnitMark&) = delete;
};

using Acts = std::vector<std::function<void()>>;

// Runs `once` inside a unit mark, again up to three times on Again; then the acts it gave back.
void repeat(bool writes, const std::function<Acts()>& once);

std::unique_ptr<Db> open_sqlite(std::string path);
std::unique_ptr<Db> open_postgres(std::string address);

}  // namespace core::db
