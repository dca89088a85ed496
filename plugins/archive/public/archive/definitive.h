// SPDX-License-Identifier: Apache-2.0
// The number a records unit gave a dossier it received (nomor definitif): given by the room that disposes, shown where
// the archive lists it.
#pragma once

#include "archive/dossiers.h"

namespace archive {

class Definitive {
  public:
    virtual ~Definitive() = default;
    // In the caller's unit; asks no rights. Told again nothing happens.
    virtual void give_number(core::db::Tx& tx, DossierId id, std::int64_t number) = 0;
    // Of what these units have in custody, 0 where none has one, and of the first of them no other is given or brought until
    // this unit of work ends. The next is above it: a backlog brings numbers of its own.
    virtual std::int64_t highest(core::db::Tx& tx, const std::vector<core::UnitId>& records) = 0;
};

}  // namespace archive
