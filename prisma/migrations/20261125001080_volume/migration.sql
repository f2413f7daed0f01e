-- What 1,000,000 students in 50 colleges showed.
set lock_timeout = '5s';

-- With the id at their end these were taken for reading rows by id, and walked a whole college for a page's twenty. Numbers and names of classes are
-- unique: order needs no id behind them.
drop index students_by_grade;
drop index students_by_name;
drop index order_classes_by_name;
create index students_by_grade on students (institution_id, grade_year desc, student_no);
create index students_by_name on students (institution_id, name);
-- Minors are few, and asked for by the list, its counts and the rules.
create index students_by_birth on students (institution_id, birth_on);
