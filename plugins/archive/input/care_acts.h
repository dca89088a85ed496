// SPDX-License-Identifier: Apache-2.0
// The acts of a dossier beside filing: what each is called in an address and on its form, who may ask, what is read
// of it and what it asks of the cabinet. Pages and API are made from this one table.
#pragma once

#include <array>

#include "archive/input/care_fields.h"

namespace archive::input {

struct CareAct {
    std::string_view path;   // behind the address of the dossier
    std::string_view form;   // "" = told by the kind that is sent: vital or terjaga
    bool manages = false;    // asks for archive.manage, not only archive.file
    bool makes = false;      // something new, told by 201
    void (*run)(Cabinet& cabinet, const core::Context& ctx, DossierId id, Given given);
};

extern const std::array<CareAct, 21> care_acts;

}  // namespace archive::input
