// SPDX-License-Identifier: Apache-2.0
// The demo city's authority, timestamp service, keys of signers and offices, and one template of a circuit.
#pragma once

#include "core/plugin/runtime.h"
#include "core/plugin/setup.h"
#include "signing/demo.h"
#include "signing/service/circuits.h"
#include "signing/service/keys.h"
#include "signing/service/office_keys.h"

namespace signing {

void fill_demo(const core::Context& ctx, core::Demo& demo, Keys& keys, core::House& house);
// The offices whose archivists hand records on: nothing of theirs is sent unsealed.
void fill_demo_seals(const core::Context& ctx, core::Demo& demo, OfficeKeys& keys, directory::Directory& directory, core::House& house);
// Decisions of every unit pass by the city's legal section.
void fill_demo_circuits(const core::Context& ctx, core::Demo& demo, Circuits& circuits,
                        directory::Directory& directory, core::House& house);

}  // namespace signing
