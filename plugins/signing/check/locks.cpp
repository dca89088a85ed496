// SPDX-License-Identifier: Apache-2.0
#include "signing/check/locks.h"

#include <algorithm>

namespace signing::check {
namespace {

constexpr int most_locked = 4096;

void add(QPDFObjectHandle rules, Locks& out) {
    if (!rules.isDictionary()) return;
    QPDFObjectHandle action = rules.getKey("/Action");
    if (!action.isName()) return;
    Lock lock;
    if (action.getName() == "/Include")
        lock.action = Lock::Action::include;
    else if (action.getName() == "/Exclude")
        lock.action = Lock::Action::exclude;
    QPDFObjectHandle list = rules.getKey("/Fields");
    const int count = list.isArray() ? std::min(list.getArrayNItems(), most_locked) : 0;
    for (int i = 0; i < count; ++i)
        if (QPDFObjectHandle one = list.getArrayItem(i); one.isString())
            lock.fields.push_back(one.getUTF8Value());
    out.list.push_back(std::move(lock));
}

bool names(const std::vector<std::string>& list, const std::string& field) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& one) {
        return field == one || field.starts_with(one + ".");
    });
}

}  // namespace

bool Locks::hold(const std::string& field) const {
    return std::any_of(list.begin(), list.end(), [&](const Lock& lock) {
        if (lock.action == Lock::Action::all) return true;
        return names(lock.fields, field) == (lock.action == Lock::Action::include);
    });
}

Locks locks_of(QPDFObjectHandle field, QPDFObjectHandle signature) {
    Locks out;
    QPDFObjectHandle lock = field.getKey("/Lock");
    add(lock, out);
    if (lock.isDictionary() && lock.getKey("/P").isInteger())
        out.permission = std::clamp(lock.getKey("/P").getIntValueAsInt(), 1, 3);
    if (!signature.isDictionary()) return out;
    QPDFObjectHandle list = signature.getKey("/Reference");
    const int count = list.isArray() ? std::min(list.getArrayNItems(), 16) : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle one = list.getArrayItem(i);
        if (!one.isDictionary()) continue;
        QPDFObjectHandle method = one.getKey("/TransformMethod");
        if (method.isName() && method.getName() == "/FieldMDP")
            add(one.getKey("/TransformParams"), out);
    }
    return out;
}

}  // namespace signing::check
