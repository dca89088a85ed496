// SPDX-License-Identifier: Apache-2.0
#include "signing/store/circuit_store.h"

namespace signing::store {
namespace {

using core::Code;
using core::Error;
using core::db::Row;
using core::db::Tx;

Circuit read_circuit(const Row& row) {
    Circuit circuit;
    circuit.id = row.id<CircuitId>(0);
    circuit.unit = row.id<core::UnitId>(1);
    circuit.matter = row.text(2);
    circuit.name = row.text(3);
    circuit.line = row.flag(4);
    circuit.steps = steps_kept(core::json::parse(row.text(5)));
    circuit.version = row.integer(6);
    return circuit;
}

core::db::Query circuits_where() {
    return core::db::Query("SELECT id, unit_id, matter, name, line, steps, version FROM signing_circuit ");
}

std::optional<Circuit> the_circuit(std::vector<Circuit> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void insert(Tx& tx, const Circuit& circuit, core::Instant now, std::string_view by) {
    const auto done = tx.exec(
        "INSERT INTO signing_circuit (id, unit_id, matter, name, line, steps, version, changed_at, changed_by) "
        "VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (unit_id, matter) DO NOTHING",
        {circuit.id, circuit.unit, circuit.matter, circuit.name, circuit.line,
         core::json::write(to_json(circuit.steps)), now, by});
    if (done != 1) throw Error(Code::conflict, "signing.error.circuit_exists");
}

void save(Tx& tx, const Circuit& circuit, core::Instant now, std::string_view by) {
    const auto done = tx.exec(
        "UPDATE signing_circuit SET name = ?, line = ?, steps = ?, version = version + 1, changed_at = ?, "
        "changed_by = ? WHERE id = ? AND version = ?",
        {circuit.name, circuit.line, core::json::write(to_json(circuit.steps)), now, by, circuit.id,
         circuit.version});
    if (done != 1) throw Error(Code::conflict, "signing.error.circuit_changed");
}

void erase(Tx& tx, CircuitId id) { tx.exec("DELETE FROM signing_circuit WHERE id = ?", {id}); }

std::optional<Circuit> circuit(Tx& tx, CircuitId id) {
    return the_circuit(circuits_where().add("WHERE id = ?", {id}).all(tx, read_circuit));
}

std::optional<Circuit> circuit(Tx& tx, core::UnitId unit, std::string_view matter) {
    return the_circuit(circuits_where().add("WHERE unit_id = ? AND matter = ?", {unit, matter}).all(tx, read_circuit));
}

std::vector<Circuit> circuits(Tx& tx) { return circuits_where().add("ORDER BY unit_id, matter").all(tx, read_circuit); }

}  // namespace signing::store
