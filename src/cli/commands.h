// One function a command, each in the file of its name; main.cpp calls them all.
#pragma once

#include "cli/command.h"

namespace resettle {

Command new_command(Session& session);
Command run_command(Session& session);
Command plan_command(Session& session);
Command settings_command(Session& session);
Command show_command(Session& session);
Command tables_command(Session& session);
Command explain_command(Session& session);
Command quarantine_command(Session& session);
Command doctor_command(Session& session);
Command clean_command(Session& session);
Command simulate_command(Session& session);

}  // namespace resettle
