// SPDX-License-Identifier: Apache-2.0
// Which unit is the records unit of the whole agency (unit kearsipan). The room that disposes has it by its settings
// and tells it at start.
#pragma once

#include <string>

namespace archive {

class RecordsUnit {
  public:
    virtual ~RecordsUnit() = default;
    virtual void named(std::string code) = 0;   // of the unit in the directory
};

}  // namespace archive
