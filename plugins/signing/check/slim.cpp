// SPDX-License-Identifier: Apache-2.0
#include "signing/check/slim.h"

#include "signing/check/der.h"
#include "signing/check/known.h"
#include "signing/pades/der.h"

namespace signing::check {
namespace {

using core::Bytes;
using core::ByteView;

// Fills `out` with what stands one after another in `list`; false when one is not as without_certificates() asks.
bool read_all(ByteView list, std::vector<Bytes>& out) {
    while (!list.empty()) {
        const ByteView from = list;
        const auto one = take(list, der::sequence);
        if (!one) return false;
        const ByteView whole = from.first(one->whole);
        const auto found = known(whole);
        if (!found || !found->exact()) return false;
        out.emplace_back(whole.begin(), whole.end());
    }
    return !out.empty();
}

}  // namespace

std::optional<Slim> without_certificates(ByteView cms) {
    const auto info = take(cms, der::sequence);
    if (!info || !cms.empty()) return std::nullopt;
    ByteView rest = info->value;
    const auto type = take(rest, der::object);
    const auto wrapped = take(rest, der::context(0));
    if (!type || !wrapped || !rest.empty()) return std::nullopt;
    const ByteView name = info->value.first(type->whole);
    rest = wrapped->value;
    const auto data = take(rest, der::sequence);
    if (!data || !rest.empty()) return std::nullopt;
    ByteView after = data->value;
    if (!take(after, der::integer) || !take(after, der::set) || !take(after, der::sequence)) return std::nullopt;
    const ByteView before = data->value.first(data->value.size() - after.size());
    const auto carried = take(after, der::context(0));
    Slim out;
    if (!carried || !read_all(carried->value, out.certificates)) return std::nullopt;
    const Bytes body = der::tlv(der::sequence, {before, after});
    out.der = der::tlv(der::sequence, {name, der::tlv(der::context(0), {body})});
    return out;
}

}  // namespace signing::check
