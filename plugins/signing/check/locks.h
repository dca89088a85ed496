// SPDX-License-Identifier: Apache-2.0
// Form fields a signature forbids to change: FieldMDP of the signature (ISO 32000-1, 12.8.2.4) and
// the /Lock of its field (12.7.4.5).
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

namespace signing::check {

struct Lock {
    enum class Action { all, include, exclude };
    Action action = Action::all;
    std::vector<std::string> fields;
};

struct Locks {
    std::vector<Lock> list;
    int permission = 0;  // P of the /Lock: as DocMDP from this signature on; 0 for none

    // A field below a named one is named with it.
    bool hold(const std::string& field) const;
};

Locks locks_of(QPDFObjectHandle field, QPDFObjectHandle signature);

}  // namespace signing::check
