//! The questions in a real terminal, with `inquire`. It writes to standard error only, so that
//! standard output stays free for the paths of what was written. Every text is escaped here:
//! `inquire` prints what it is given, and what is pasted too.

use inquire::autocompletion::Replacement;
use inquire::ui::{Attributes, Color, ErrorMessageRenderConfig, RenderConfig, StyleSheet, Styled};
use inquire::validator::Validation;
use inquire::{Autocomplete, CustomUserError, InquireError, Select, Text};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::ask::{Ask, Choice, Line, Reply};
use crate::cli::session::output_failed;
use crate::error::{Error, Result};
use crate::host::Stream;
use crate::paint::{Painted, Style, escape_line};
use crate::render;
use crate::render::terminal::sentence;
use crate::words::fold::Folded;
use crate::words::{Message, Words};

/// Alone in a line it means the question before, in terminals that keep Esc for themselves too.
/// Alone, since a text may end in it.
const BACK: &str = "<";

/// So many suggestions or options are shown at once.
const SHOWN: usize = 7;

pub struct Terminal<'a> {
    err: &'a mut Stream,
    keys: String,
    list_keys: String,
    /// Where there is no question before.
    first_keys: String,
    /// What a list asks whose question stands above it.
    choose: String,
    back: String,
    pasted: String,
}

impl<'a> Terminal<'a> {
    /// For questions whose answers are kept whenever somebody stops.
    pub fn new(err: &'a mut Stream, words: &Words) -> Self {
        Terminal {
            err,
            keys: words.text("prompt-keys"),
            list_keys: words.text("prompt-list-keys"),
            first_keys: words.text("prompt-first-keys"),
            choose: words.text("prompt-choose"),
            back: words.text("prompt-back"),
            pasted: words.text("prompt-pasted"),
        }
    }

    /// For questions whose answers are gone when somebody stops.
    pub fn once(err: &'a mut Stream, words: &Words) -> Self {
        Terminal {
            list_keys: words.text("prompt-list-keys-once"),
            first_keys: words.text("prompt-first-keys-once"),
            ..Terminal::new(err, words)
        }
    }

    fn look(&self) -> RenderConfig<'_> {
        let mut look = RenderConfig::empty();
        look.prompt_prefix = Styled::new("?");
        look.answered_prompt_prefix = Styled::new(" ");
        look.canceled_prompt_indicator = Styled::new(&self.back);
        look.error_message = ErrorMessageRenderConfig::empty().with_prefix(Styled::new("!"));
        if self.err.color {
            let faint = StyleSheet::new().with_fg(Color::DarkGrey);
            look.prompt_prefix = look.prompt_prefix.with_fg(Color::DarkCyan);
            look.prompt = StyleSheet::new().with_attr(Attributes::BOLD);
            look.default_value = faint;
            look.placeholder = faint;
            look.help_message = faint;
            look.answer = StyleSheet::new().with_fg(Color::DarkCyan);
            look.selected_option = Some(StyleSheet::new().with_fg(Color::DarkCyan));
            look.highlighted_option_prefix = Styled::new(">").with_fg(Color::DarkCyan);
            let error = StyleSheet::new().with_fg(Color::LightRed);
            look.error_message = look.error_message.with_message(error);
        }
        look
    }

    /// After Ctrl-C the cursor stands in the middle of the question.
    fn leave(&mut self) {
        // Only a nicety: the next sentence begins on a line of its own.
        let _ = self.err.paint(&Painted::text("\n\n"));
    }
}

impl Ask for Terminal<'_> {
    fn text(&mut self, line: &Line<'_>) -> Result<Reply<String>> {
        let question = escape_line(&line.question);
        let example = escape_line(&line.example);
        let unsent = line.unsent.borrow().clone();
        // A pasted text may have several lines.
        let unsent = unsent.map(|text| text.split('\n').map(escape_line).collect::<Vec<_>>());
        let initial = unsent.map_or_else(|| escape_line(&line.initial), |lines| lines.join("\n"));
        let default = line.default.as_deref().map(escape_line);
        let is_default = |typed: &str| default.as_deref() == Some(typed);
        let echo = |typed: &str| match typed.trim() {
            "" => "–".to_string(),
            typed if is_default(typed) => typed.to_string(),
            BACK => self.back.clone(),
            typed => escape_line(&(line.echo)(typed)),
        };
        let check = |typed: &str| -> std::result::Result<Validation, CustomUserError> {
            let typed = typed.trim();
            if is_default(typed) || typed == BACK {
                return Ok(Validation::Valid);
            }
            Ok(match (line.check)(typed) {
                Ok(()) => Validation::Valid,
                Err(why) => Validation::Invalid(escape_line(&why).into()),
            })
        };
        let mut prompt = Text::new(&question)
            .with_render_config(self.look())
            .with_placeholder(&example)
            .with_initial_value(&initial)
            .with_help_message(&self.keys)
            .with_page_size(SHOWN)
            .with_autocomplete(Completer { line })
            .with_formatter(&echo)
            .with_validator(check);
        prompt.default = default.as_deref();
        let answer = prompt.prompt();
        if matches!(&answer, Ok(typed) if typed.trim() == BACK) {
            line.unsent.replace(None);
        }
        match answer {
            Ok(typed) => Ok(match &line.default {
                Some(shown) if is_default(&typed) => Reply::Value(shown.clone()),
                _ if typed.trim() == BACK => Reply::Back,
                _ => Reply::Value(typed.trim().to_string()),
            }),
            Err(InquireError::Custom(fault)) if fault.is::<Steers>() => {
                let sentence = format!("{}\n", self.pasted);
                self.leave();
                self.tell(&Painted::styled(Style::Warning, &sentence))?;
                // With what was pasted before the control.
                self.text(line)
            }
            Err(fault) => self.unanswered(fault),
        }
    }

    fn choose(&mut self, choice: &Choice) -> Result<Reply<usize>> {
        let mut question = escape_line(&choice.question);
        // The library would break a long one within a word.
        let room = self.err.width.map_or(usize::MAX, |width| width.saturating_sub(4));
        if question.chars().count() > room {
            let whole = sentence(0, &render::Text::from(question.as_str()), self.err.width);
            self.tell(&whole)?;
            question.clone_from(&self.choose);
        }
        let line = |option: &String| one_line(&escape_line(option), self.err.width);
        let mut options: Vec<String> = choice.options.iter().map(line).collect();
        let count = options.len();
        if choice.back {
            options.push(self.back.clone());
        }
        // Typing narrows the list; what is left keeps its order.
        // The way back is always there.
        let score = |typed: &str, _: &String, text: &str, at: usize| {
            let found = Folded::new(text).contains(&Folded::new(typed.trim()));
            (found || at == count).then(|| -i64::try_from(at).unwrap_or(i64::MAX))
        };
        let answer = Select::new(&question, options)
            .with_render_config(self.look())
            .with_help_message(if choice.back { &self.list_keys } else { &self.first_keys })
            .with_starting_cursor(choice.start.min(count.saturating_sub(1)))
            .with_page_size(SHOWN + 3)
            .with_scorer(&score)
            .raw_prompt();
        match answer {
            Ok(picked) if picked.index < count => Ok(Reply::Value(picked.index)),
            Ok(_) => Ok(Reply::Back),
            Err(fault) => self.unanswered(fault),
        }
    }

    fn tell(&mut self, text: &Painted) -> Result<()> {
        self.err.paint(text).map_err(output_failed)
    }

    fn width(&self) -> Option<usize> {
        self.err.width
    }
}

impl Terminal<'_> {
    fn unanswered<T>(&mut self, fault: InquireError) -> Result<Reply<T>> {
        match fault {
            InquireError::OperationCanceled => Ok(Reply::Back),
            InquireError::OperationInterrupted => {
                self.leave();
                Ok(Reply::Stop)
            }
            InquireError::IO(source) => Err(Error::io(Message::new("prompt-failed"), source)),
            other => {
                let source = std::io::Error::other(other.to_string());
                Err(Error::io(Message::new("prompt-failed"), source))
            }
        }
    }
}

/// The terminal would break an option that is longer than a line inside a word.
fn one_line(option: &str, width: Option<usize>) -> String {
    // The mark and a blank stand before it, and the last column stays free.
    let Some(room) = width.map(|width| width.saturating_sub(3)) else { return option.to_string() };
    if option.width() <= room {
        return option.to_string();
    }
    let mut taken = 1;
    let fits = |c: &char| {
        taken += c.width().unwrap_or(0);
        taken <= room
    };
    option.chars().take_while(fits).chain(['…']).collect()
}

/// Why a line is asked for anew before it is drawn: it would steer the terminal.
#[derive(Debug)]
struct Steers;

impl std::fmt::Display for Steers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a control character")
    }
}

impl std::error::Error for Steers {}

/// True for what a terminal acts on. Line breaks and tabs are drawn as such; what only reorders is
/// escaped once the line is sent.
fn steers(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// The suggestions of a question, as `inquire` asks for them.
#[derive(Clone, Copy)]
struct Completer<'a> {
    line: &'a Line<'a>,
}

impl Completer<'_> {
    /// What would have to be escaped is not suggested: picking it would change it.
    fn lines(self, typed: &str) -> Vec<String> {
        let mut lines = (self.line.suggest)(typed);
        lines.retain(|line| escape_line(line) == *line);
        lines
    }
}

impl Autocomplete for Completer<'_> {
    fn get_suggestions(
        &mut self,
        typed: &str,
    ) -> std::result::Result<Vec<String>, CustomUserError> {
        // Called at every change of the line. Where it cannot be shown as it is, the line that
        // nobody changed is the earlier answer.
        let is_initial = typed == escape_line(&self.line.initial);
        let text = if is_initial { &self.line.initial } else { typed };
        if !is_initial && typed.contains(steers) {
            self.line.unsent.replace(Some(typed.replace(steers, "")));
            return Err(Box::new(Steers));
        }
        self.line.unsent.replace(Some(text.to_string()));
        Ok(self.lines(typed))
    }

    /// Tab takes what is marked, else the first.
    fn get_completion(
        &mut self,
        typed: &str,
        marked: Option<String>,
    ) -> std::result::Result<Replacement, CustomUserError> {
        Ok(marked.or_else(|| self.lines(typed).into_iter().next()))
    }
}

/// A line between the questions.
pub fn remark(text: &str) -> Painted {
    let mut painted = Painted::styled(Style::Faint, &format!("  {text}"));
    painted.line();
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_takes_one_line() {
        assert_eq!(one_line("Büro (buero)", Some(20)), "Büro (buero)");
        let cut = one_line("Landesbeauftragte (landesbeauftragte)", Some(20));
        assert_eq!((cut.as_str(), cut.width()), ("Landesbeauftragt…", 17));
        assert_eq!(one_line("漢字漢字", Some(9)), "漢字…");
        assert_eq!(one_line("Büro (buero)", None), "Büro (buero)");
    }
}
